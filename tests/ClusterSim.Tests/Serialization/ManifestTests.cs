using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class ManifestTests
{
    [Test]
    public void Reads_several_documents_and_lists_in_order()
    {
        var objects = Manifest.Read(Scheme.BuiltIn, """
            apiVersion: v1
            kind: Namespace
            metadata: {name: one}
            ---
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: two}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: three}}
            ---
            apiVersion: v1
            kind: PodList
            items:
            - {apiVersion: v1, kind: Pod, metadata: {name: four}}
            """);

        objects.Select(obj => $"{obj.ApiVersion} {obj.Kind} {obj.Metadata.Name}").Should().Equal("v1 Namespace one", "v1 ConfigMap two", "apps/v1 Deployment three", "v1 Pod four");
    }

    [Test]
    public void Reads_JSON_with_tabs()
    {
        var objects = Manifest.Read(Scheme.BuiltIn, "{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Pod\",\n\t\"metadata\": {\"name\": \"p\"}\n}");

        objects.Should().Equal(new Pod { Metadata = new() { Name = "p" } });
    }

    [Test]
    public void Names_an_unknown_field_with_its_whole_path_and_the_nearest_known_one()
    {
        var error = Fail("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d}
            spec:
              template:
                spec:
                  containers:
                  - name: c
                    livenessProbe:
                      initalDelaySeconds: 3
            """);

        error.Message.Should().Be("""test.yaml:10:11: unknown field "spec.template.spec.containers[0].livenessProbe.initalDelaySeconds", did you mean "initialDelaySeconds"?""");
    }

    [TestCase("v1", "NameSpace", """no matches for kind "NameSpace" in version "v1", did you mean "Namespace"?""")]
    [TestCase("apps/v1", "Deploymnet", """no matches for kind "Deploymnet" in version "apps/v1", did you mean "Deployment"?""")]
    [TestCase("extensions/v1beta1", "Deployment", """no matches for kind "Deployment" in version "extensions/v1beta1", did you mean version "apps/v1"?""")]
    [TestCase("example.com/v1", "Xyzzy", """no matches for kind "Xyzzy" in version "example.com/v1" """)]
    public void Names_an_unknown_kind_and_the_nearest_known_one(string apiVersion, string kind, string message) =>
        Fail($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x}}").Message.Should().Be("test.yaml:2:1: " + message.TrimEnd());

    [Test]
    public void Names_the_place_of_a_value_of_the_wrong_type()
    {
        Fail("apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: three").Message
            .Should().Be("test.yaml:4:3: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32");
        Fail("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n  - resources:\n      limits:\n        cpu: lots").Message
            .Should().StartWith("test.yaml:8:9: quantities must match the regular expression");
    }

    [Test]
    public void Tells_all_faults_of_all_documents_at_once()
    {
        var error = Fail("""
            kind: Pod
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: fine}
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Pod
              spec: {nodname: n}
            - apiVersion: v1
              kind: Pood
            """);

        error.Faults.Select(fault => fault.ToString()).Should().Equal(
            "test.yaml:1:1: Object 'apiVersion' is missing",
            """test.yaml:12:10: unknown field "spec.nodname", did you mean "nodeName"?""",
            """test.yaml:14:3: no matches for kind "Pood" in version "v1", did you mean "Pod"?""");
    }

    [Test]
    public void Names_file_line_and_column_of_broken_YAML()
    {
        var error = Fail("apiVersion: v1\nkind: Pod\nmetadata:\n  name: [a");

        error.Should().Match<ManifestException>(e => e.SourceName == "test.yaml" && e.Line >= 4 && e.Column > 0);
    }

    [Test]
    public void Reads_the_files_of_a_folder_by_name()
    {
        var folder = Directory.CreateTempSubdirectory("manifests");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "b.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: second}");
            File.WriteAllText(Path.Combine(folder.FullName, "a.json"), """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"first"}}""");
            File.WriteAllText(Path.Combine(folder.FullName, "notes.txt"), "kind: [");

            Manifest.ReadFiles(Scheme.BuiltIn, folder.FullName).Select(obj => obj.Metadata.Name).Should().Equal("first", "second");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ManifestException Fail(string yaml) =>
        FluentActions.Invoking(() => Manifest.Read(Scheme.BuiltIn, yaml, "test.yaml")).Should().Throw<ManifestException>().Which;
}

using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Clusters;

/// <summary>Manifests applied object by object, as far as that goes.</summary>
public sealed class ManifestLoadTests : WholeClusterFixture
{
    private readonly List<string> _files = [];

    [TearDown]
    public void RemoveFiles()
    {
        _files.ForEach(File.Delete);
        _files.Clear();
    }

    [Test]
    public void Takes_what_it_can_and_says_why_it_refused_the_rest()
    {
        var load = Load("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: good}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: typo}
            date: {}
            ---
            apiVersion: extensions/v1beta1
            kind: Ingress
            metadata: {name: old}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: Bad_Name}
            """);

        load.Results.Select(result => result.Refusal is null).Should().Equal(true, false, false, false);
        load.Results[0].Object.Should().BeOfType<ConfigMap>();
        load.Results[1].Refusal.Should().Be("unknown field \"date\", did you mean \"data\"?");
        load.Results[2].Should().BeEquivalentTo(new { Line = 10, Kind = "Ingress", Name = "old" });
        load.Results[2].Refusal.Should().StartWith("no matches for kind \"Ingress\" in version \"extensions/v1beta1\"");
        load.Results[3].Refusal.Should().Contain("a lowercase RFC 1123 subdomain");
    }

    [Test]
    public void Applies_definitions_and_namespaces_before_what_needs_them()
    {
        var load = Load(
            """
            apiVersion: example.com/v1
            kind: Gadget
            metadata: {name: g, namespace: shop}
            spec: {size: 7}
            """,
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: gadgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: gadgets, singular: gadget, kind: Gadget}
              versions:
              - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
            """);

        load.Refused.Should().BeEmpty();
        load.Results[0].Object.Should().BeOfType<CustomResource>();
    }

    [Test]
    public void Creates_missing_namespaces_when_asked_to()
    {
        const string Manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: tutorial}}";

        Load(Manifest).Refused.Single().Refusal.Should().Be("namespaces \"tutorial\" not found");

        var load = Cluster.Load(_files, createsNamespaces: true);
        load.Refused.Should().BeEmpty();
        load.CreatedNamespaces.Should().Equal("tutorial");
    }

    [Test]
    public void Tries_again_what_something_else_has_to_come_first_for()
    {
        var load = Load(
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {serviceAccountName: later, containers: [{name: c, image: nginx}]}}",
            "{apiVersion: v1, kind: ServiceAccount, metadata: {name: later}}");

        load.Refused.Should().BeEmpty();
        load.Results[0].Attempts.Should().Be(2);
    }

    [Test]
    public void Takes_the_documents_before_one_that_is_broken()
    {
        var load = Load("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\nkey: 'open\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n");

        load.Results.Should().HaveCount(2);
        load.Results[0].Object.Should().NotBeNull();
        load.Results[1].Line.Should().BeGreaterThan(4);
    }

    [Test]
    public void Passes_over_files_that_hold_no_objects()
    {
        var load = Load("replicaCount: 3\nimage: {tag: latest}\n");

        load.Results.Should().BeEmpty();
        load.SkippedFiles.Should().Equal(_files);
    }

    [Test]
    public void Changes_what_is_there_already_and_keeps_the_rest_of_it()
    {
        Load("{apiVersion: v1, kind: Service, metadata: {name: s, labels: {a: b}}, spec: {selector: {app: x}, ports: [{port: 80}]}}");
        var address = Cluster.Client.Get<Service>(new ObjectKey("default", "s")).Spec.ClusterIP;

        var load = Load("{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {app: other}, ports: [{port: 80}]}}");

        load.Refused.Should().BeEmpty();
        var service = Cluster.Client.Get<Service>(new ObjectKey("default", "s"));
        service.Spec.ClusterIP.Should().Be(address);
        service.Spec.Selector.Find("app").Should().Be("other");
    }

    private ManifestLoad Load(params string[] texts)
    {
        RemoveFiles();
        foreach (var text in texts)
        {
            var file = Path.GetTempFileName();
            File.WriteAllText(file, text);
            _files.Add(file);
        }
        return Cluster.Load(_files);
    }
}

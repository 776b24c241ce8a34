using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Clusters;

/// <summary>What people get wrong, and what they are told.</summary>
public sealed class BadInputTests
{
    [Test]
    public void Broken_yaml_is_told_with_file_line_and_column()
    {
        using var cluster = new Cluster();
        using var file = new TemporaryFile("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a: b\n");
        var applying = () => cluster.ApplyFiles(file.Path);

        var error = applying.Should().Throw<ManifestException>().Which;

        error.SourceName.Should().EndWith(Path.GetFileName(file.Path));
        (error.Line, error.Column).Should().Be((4, 10));
        error.Message.Should().Contain($"{Path.GetFileName(file.Path)}:4:10: mapping values are not allowed in this context");
    }

    [Test]
    public void An_unknown_field_is_told_with_its_whole_path_and_the_nearest_known_name()
    {
        using var cluster = new Cluster();
        var applying = () => cluster.ApplyText("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: nginx
                    livenessProbe:
                      initalDelaySeconds: 3
            """);

        applying.Should().Throw<ManifestException>()
            .WithMessage("*:13:*unknown field \"spec.template.spec.containers[0].livenessProbe.initalDelaySeconds\"*initialDelaySeconds*");
    }

    [Test]
    public void An_unknown_kind_is_told_with_the_nearest_known_one()
    {
        using var cluster = new Cluster();
        var applying = () => cluster.ApplyText("{apiVersion: v1, kind: NameSpace, metadata: {name: x}}");

        applying.Should().Throw<ManifestException>().WithMessage("*no matches for kind \"NameSpace\" in version \"v1\"*Namespace*");
    }

    [Test]
    public void An_invalid_value_is_refused_with_a_cause_for_each_field()
    {
        using var cluster = new Cluster();
        var creating = () => cluster.ApplyText("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: Web}
            spec:
              replicas: -1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: other}}
                spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 99999}]}]}
            """);

        var error = creating.Should().Throw<ApiException>().Which;

        (error.Code, error.Reason).Should().Be((422, "Invalid"));
        error.Status.Details!.Causes.Select(cause => cause.Field).Should().BeEquivalentTo(
            "metadata.name", "spec.replicas", "spec.template.metadata.labels", "spec.template.spec.containers[0].ports[0].containerPort");
        error.Message.Should().Contain("spec.replicas: Invalid value: -1: must be greater than or equal to 0");
        cluster.Client.List<Deployment>().Should().BeEmpty();
    }

    [Test]
    public void A_typo_in_the_third_document_leaves_nothing_half_applied()
    {
        using var cluster = new Cluster();
        var before = cluster.Fingerprint;
        using var good = new TemporaryFile("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\n");
        using var bad = new TemporaryFile("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: three}\ndate: {}\n");
        var applyingFiles = () => cluster.ApplyFiles(good.Path, bad.Path);
        var applyingText = () => cluster.ApplyText(File.ReadAllText(good.Path) + "---\n" + File.ReadAllText(bad.Path));

        applyingFiles.Should().Throw<ManifestException>().WithMessage("*unknown field \"date\"*data*");
        applyingText.Should().Throw<ManifestException>();
        cluster.Fingerprint.Should().Be(before);
        cluster.ApplyFiles(good.Path).Should().HaveCount(2);
    }

    [Test]
    public void What_does_not_exist_and_what_has_changed_meanwhile_is_told_as_the_api_server_tells_it()
    {
        using var cluster = new Cluster();
        var map = cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "m", Namespace = "default" } });
        cluster.Client.Update(map with { Data = [new("a", "1")] });
        var getting = () => cluster.Client.Get<ConfigMap>("default", "other");
        var updating = () => cluster.Client.Update(map with { Data = [new("a", "2")] });
        var creating = () => cluster.Client.Create(map with { Metadata = map.Metadata with { ResourceVersion = null, Uid = null } });

        getting.Should().Throw<ApiException>().WithMessage("configmaps \"other\" not found").Which.Code.Should().Be(404);
        updating.Should().Throw<ApiException>().WithMessage("*the object has been modified*").Which.Reason.Should().Be("Conflict");
        creating.Should().Throw<ApiException>().WithMessage("configmaps \"m\" already exists").Which.Reason.Should().Be("AlreadyExists");
    }

    [Test]
    public void Wrong_use_of_the_library_is_told_at_once()
    {
        FluentActions.Invoking(() => new Cluster(new ClusterOptions { WithoutComponents = ["sheduler"] })).Should().Throw<ArgumentException>().WithMessage("*\"sheduler\"*kube-scheduler*");
        using var cluster = new Cluster();
        cluster.Invoking(it => it.Machine("node-9")).Should().Throw<KeyNotFoundException>().WithMessage("*\"node-9\"*node-1*");
        cluster.Invoking(it => it.Run(TimeSpan.FromSeconds(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"clustersim-{Guid.NewGuid():n}.yaml");

        public void Dispose() => File.Delete(Path);
    }
}

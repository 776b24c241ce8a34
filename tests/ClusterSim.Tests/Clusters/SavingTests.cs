using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Clusters;

/// <summary>A cluster can be kept in a file and gone on with later.</summary>
public sealed class SavingTests
{
    private const string Manifest = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {type: NodePort, selector: {app: web}, ports: [{port: 80}]}
        """;

    private string _path = "";

    [SetUp]
    public void ChooseFile() => _path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_path);

    [Test]
    public void Goes_on_with_the_objects_and_at_the_time_at_which_it_was_saved()
    {
        using var cluster = new Cluster();
        cluster.ApplyText(Manifest);
        cluster.Settle();
        cluster.Save().Save(_path);

        using var later = new Cluster(new ClusterOptions { State = ClusterState.Load(_path) });

        later.Now.Should().Be(cluster.Now);
        later.Api.Revision.Should().BeGreaterThan(cluster.Api.Revision);
        later.Client.Get<Deployment>("web").Metadata.Uid.Should().Be(cluster.Client.Get<Deployment>("web").Metadata.Uid);
        later.Client.Get<Service>("web").Spec.Should().Be(cluster.Client.Get<Service>("web").Spec);
        later.Client.List<Pod>().Select(pod => pod.Metadata.Name).Should().Equal(cluster.Client.List<Pod>().Select(pod => pod.Metadata.Name));
    }

    [Test]
    public void Starts_the_containers_again()
    {
        using var cluster = new Cluster();
        cluster.ApplyText(Manifest);
        cluster.Settle();

        using var later = new Cluster(new ClusterOptions { State = cluster.Save() });
        later.Settle();

        later.Client.List<Pod>().Should().HaveCount(3);
        foreach (var pod in later.Client.List<Pod>())
        {
            pod.IsReady.Should().BeTrue();
            pod.Status.ContainerStatuses[0].RestartCount.Should().Be(1);
        }
    }

    [Test]
    public void Never_gives_away_again_what_is_taken()
    {
        using var cluster = new Cluster();
        cluster.ApplyText(Manifest);
        cluster.Settle();
        var taken = cluster.Client.Get<Service>("web").Spec;

        using var later = new Cluster(new ClusterOptions { State = cluster.Save() });
        later.ApplyText(Manifest.Replace("name: web}", "name: other}", StringComparison.Ordinal));
        later.Settle();

        var given = later.Client.Get<Service>("other").Spec;
        given.ClusterIP.Should().NotBe(taken.ClusterIP);
        given.Ports[0].NodePort.Should().NotBe(taken.Ports[0].NodePort);
        later.Client.List<Pod>().Select(pod => pod.Metadata.Uid).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Refuses_a_file_that_is_something_else()
    {
        File.WriteAllText(_path, "{}");

        FluentActions.Invoking(() => ClusterState.Load(_path)).Should().Throw<InvalidDataException>().WithMessage("*is no saved cluster*");
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer;

public sealed class PodDeletionTests : ApiServerFixture
{
    [Test]
    public void Leaves_a_running_pod_its_grace_period()
    {
        Server.Create(Admin, Pod("p", node: "node-1"));

        var marked = Server.Delete<Pod>(Admin, Key("p"));

        marked.Metadata.DeletionGracePeriodSeconds.Should().Be(30);
        marked.Metadata.DeletionTimestamp.Should().Be(Time.Parse("2026-01-01T00:00:30Z"));
        Server.Find<Pod>(Key("p")).Should().BeSameAs(marked);
    }

    [Test]
    public void Can_be_hurried_but_not_delayed()
    {
        Server.Create(Admin, Pod("p", node: "node-1"));
        Server.Delete<Pod>(Admin, Key("p"));
        Loop.Run(TimeSpan.FromSeconds(10));

        var delayed = Server.Delete<Pod>(Admin, Key("p"), new() { GracePeriodSeconds = 60 });
        var hurried = Server.Delete<Pod>(Admin, Key("p"), new() { GracePeriodSeconds = 5 });

        delayed.Metadata.DeletionGracePeriodSeconds.Should().Be(30);
        hurried.Metadata.DeletionGracePeriodSeconds.Should().Be(5);
        hurried.Metadata.DeletionTimestamp.Should().Be(Time.Parse("2026-01-01T00:00:05Z"));
    }

    [Test]
    public void Ends_when_the_kubelet_says_so()
    {
        Server.Create(Admin, Pod("p", node: "node-1"));
        Server.Delete<Pod>(Admin, Key("p"));

        Server.Delete<Pod>(Admin, Key("p"), new() { GracePeriodSeconds = 0 });

        Server.Find<Pod>(Key("p")).Should().BeNull();
    }

    [Test]
    public void Waits_for_nobody_when_no_node_runs_the_pod()
    {
        Server.Create(Admin, Pod("p"));

        Server.Delete<Pod>(Admin, Key("p"));

        Server.Find<Pod>(Key("p")).Should().BeNull();
    }
}

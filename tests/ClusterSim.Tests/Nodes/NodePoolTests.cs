using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Pools;

namespace ClusterSim.Tests.Nodes;

/// <summary>Pools of machines: different ones, in zones, and as many as Pods need.</summary>
public sealed class NodePoolTests : WholeClusterFixture
{
    protected override ClusterOptions Options => new()
    {
        Nodes = 0,
        NodePools =
        [
            new("small") { Count = 2, Zones = ["a", "b"] },
            new("large") { Machine = MachineSpec.WithCapacity("16", "64Gi"), Max = 2 },
        ],
    };

    private IEnumerable<string> Nodes => Cluster.Client.List<Node>().Select(node => node.Metadata.Name!);

    [Test]
    public void Stand_in_their_zones_in_turn()
    {
        Nodes.Should().Equal("small-1", "small-2");
        Cluster.Client.List<Node>().Select(node => node.Label("topology.kubernetes.io/zone")).Should().Equal("a", "b");
    }

    [Test]
    public void Grow_when_a_pod_waits_that_would_find_room()
    {
        ApplyPod("big", container: main => main with { Resources = new() { Requests = [new("cpu", "10")] } });

        Cluster.RunUntil(() => Pod("big").IsReady(), TimeSpan.FromMinutes(3));

        Pod("big").Spec.NodeName.Should().Be("large-1");
        EventsOf("big").Should().Contain("TriggeredScaleUp: pod triggered scale-up: [{large 0->1 (max: 2)}]");
        Nodes.Should().Equal("large-1", "small-1", "small-2");
    }

    [Test]
    public void Grow_by_as_few_machines_as_the_pods_need()
    {
        for (var i = 0; i < 3; i++)
            ApplyPod("big-" + i, container: main => main with { Resources = new() { Requests = [new("cpu", "5")] } });

        Cluster.RunUntil(() => Enumerable.Range(0, 3).All(i => Pod("big-" + i).IsReady()), TimeSpan.FromMinutes(3));
        Run(60);

        Nodes.Should().Equal("large-1", "small-1", "small-2");
    }

    [Test]
    public void Do_not_grow_for_pods_that_would_find_no_room_there_either()
    {
        ApplyPod("huge", container: main => main with { Resources = new() { Requests = [new("cpu", "20")] } });

        Cluster.Run(TimeSpan.FromMinutes(3));

        Nodes.Should().Equal("small-1", "small-2");
        EventsOf("huge").Should().Contain("NotTriggerScaleUp: pod didn't trigger scale-up: 1 Insufficient cpu");
    }

    [Test]
    public void Stop_growing_at_their_bound()
    {
        for (var i = 0; i < 3; i++)
            ApplyPod("big-" + i, container: main => main with { Resources = new() { Requests = [new("cpu", "10")] } });

        Cluster.Run(TimeSpan.FromMinutes(5));

        Nodes.Should().Equal("large-1", "large-2", "small-1", "small-2");
        EventsOf("big-2").Should().Contain("NotTriggerScaleUp: pod didn't trigger scale-up: 1 max node group size reached");
    }

    [Test]
    public void Shrink_again_ten_minutes_after_the_last_pod_has_gone()
    {
        ApplyPod("big", container: main => main with { Resources = new() { Requests = [new("cpu", "10")] } });
        Cluster.RunUntil(() => Pod("big").IsReady(), TimeSpan.FromMinutes(3));
        Cluster.Client.Delete(Pod("big"));

        Cluster.Run(TimeSpan.FromMinutes(9));
        var before = Nodes.ToList();
        Cluster.Run(TimeSpan.FromMinutes(3));

        before.Should().Contain("large-1");
        Nodes.Should().Equal("small-1", "small-2");
    }
}

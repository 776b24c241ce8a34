using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Nodes;

public sealed class CordonTests
{
    [Test]
    public void A_pod_that_waits_for_a_cordoned_node_is_told_why_and_runs_once_the_taint_is_off()
    {
        using var cluster = new Cluster(new ClusterOptions { Nodes = 1 });
        cluster.Run(TimeSpan.FromSeconds(5));
        Cordon(cluster, true);
        cluster.Apply(new Pod { Metadata = new() { Name = "p" }, Spec = new() { Containers = [new() { Name = "c", Image = "img:1" }] } });
        cluster.Run(TimeSpan.FromSeconds(5));
        cluster.Client.Get<Node>(new("node-1")).Spec.Taints.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Key = "node.kubernetes.io/unschedulable", Effect = "NoSchedule" });

        Cordon(cluster, false);
        cluster.RunUntil(() => cluster.Client.Get<Pod>("default", "p").Status.Phase == "Running", TimeSpan.FromSeconds(30));

        cluster.Client.List<Event>("default").Where(e => e.Reason == "FailedScheduling").Select(e => e.Message).Should().Equal(
            "0/1 nodes are available: 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
            "0/1 nodes are available: 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.");
        cluster.Client.Get<Node>(new("node-1")).Spec.Taints.Should().BeEmpty();
    }

    private static void Cordon(Cluster cluster, bool isCordoned)
    {
        var node = cluster.Client.Get<Node>(new("node-1"));
        cluster.Client.Update(node with { Spec = node.Spec with { Unschedulable = isCordoned } });
    }
}

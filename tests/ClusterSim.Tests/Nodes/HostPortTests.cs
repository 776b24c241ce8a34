using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

public sealed class HostPortTests : WholeClusterFixture
{
    [Test]
    public void Go_to_one_pod_of_a_node_each()
    {
        for (var i = 1; i <= 4; i++)
            ApplyPod($"web-{i}", container: WithPort);
        Run(20);

        var pods = Cluster.Client.List<Pod>("default");
        pods.Where(pod => pod.IsReady()).Select(pod => pod.Spec.NodeName).Should().BeEquivalentTo("node-1", "node-2", "node-3");
        var waiting = pods.Single(pod => !pod.IsBound);
        EventsOf(waiting.Metadata.Name!).Should().ContainSingle()
            .Which.Should().StartWith("FailedScheduling: 0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports.");
        var first = pods.First(pod => pod.IsReady());
        Cluster.Http.Get($"http://{first.Status.HostIP}:9000/").Text.Should().Be($"You've hit {first.Metadata.Name}\n");
    }

    [Test]
    public void Are_refused_by_the_node_when_somebody_binds_a_second_pod_to_it()
    {
        ApplyPod("first", container: WithPort, spec: spec => spec with { NodeName = "node-1" });
        ApplyPod("second", container: WithPort, spec: spec => spec with { NodeName = "node-1" });
        Run(1);

        Pod("second").Status.Should().BeEquivalentTo(new
        {
            Phase = "Failed",
            Reason = "NodePorts",
            Message = "Pod was rejected: Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports",
        });
    }

    [Test]
    public void Are_free_again_when_their_pod_has_gone()
    {
        ApplyPod("first", "nginx", WithPort, spec => spec with { NodeName = "node-1" });
        RunUntilReady("first");
        Cluster.Client.Delete<Pod>(new ClusterSim.Api.ObjectKey("default", "first"));
        Run(5);
        ApplyPod("second", container: WithPort, spec: spec => spec with { NodeName = "node-1" });

        RunUntilReady("second");
    }

    private static Container WithPort(Container container) => container with { Ports = [new() { Port = 8080, HostPort = 9000 }] };
}

using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Controllers.Nodes;

namespace ClusterSim.Tests.Controllers.Nodes;

public sealed class PodGarbageCollectorTests : NodesFixture
{
    private protected override bool LooksAround => false;

    [Test]
    public void Deletes_the_pods_of_a_node_that_is_gone_after_a_quarantine()
    {
        Start(new PodGarbageCollector());
        AddNode("a");
        var pod = AddPod("p", "a");
        Client.Update(pod with { Metadata = pod.Metadata with { Finalizers = ["example.com/hold"] } });
        AddPod("q", "a");
        Run(5);

        Client.Delete<Node>(new("a"));
        Run(54);
        IsGoing("p").Should().BeFalse("it was found at second 20, and 40 seconds are not over");
        Run(1);

        Pod("q").Should().BeNull();
        Pod("p")!.IsBeingDeleted.Should().BeTrue();
        Pod("p")!.Status.Phase.Should().Be("Failed");
        Pod("p")!.Condition("DisruptionTarget")!.Reason.Should().Be("DeletionByPodGC");
        Pod("p")!.Condition("DisruptionTarget")!.Message.Should().Be("PodGC: node no longer exists");
    }

    [Test]
    public void Leaves_them_alone_when_the_node_comes_back_in_time()
    {
        Start(new PodGarbageCollector());
        AddNode("a");
        AddPod("p", "a");
        Run(5);

        Client.Delete<Node>(new("a"));
        Run(30);
        AddNode("a");
        Run(120);

        IsGoing("p").Should().BeFalse();
    }

    [Test]
    public void Deletes_the_oldest_of_too_many_pods_that_are_over()
    {
        Start(new PodGarbageCollector(new() { TerminatedPodThreshold = 2 }));
        AddNode("a");
        foreach (var name in new[] { "d", "c", "b", "a" })
        {
            AddPod(name, "a", name == "b" ? "Failed" : "Succeeded");
            Run(1);
        }
        AddPod("running", "a");

        Run(20);

        Client.List<Pod>().Select(pod => pod.Metadata.Name).Should().Equal("a", "b", "running");
    }

    [Test]
    public void Ends_pods_that_terminate_on_a_node_that_is_out_of_service()
    {
        Start(new PodGarbageCollector());
        var node = AddNode("a");
        var pod = AddPod("p", "a");
        Client.Update(pod with { Metadata = pod.Metadata with { Finalizers = ["example.com/hold"] } });
        AddPod("q", "a");
        Client.Delete<Pod>(Key("p"));
        Run(25);
        Pod("p")!.Status.Phase.Should().Be("Running");

        Report("a", "False");
        Client.Update(Node("a") with { Spec = node.Spec with { Taints = [new() { Key = "node.kubernetes.io/out-of-service", Effect = "NoExecute" }] } });
        Run(20);

        Pod("p")!.Status.Phase.Should().Be("Failed");
        Pod("p")!.Metadata.DeletionGracePeriodSeconds.Should().Be(0);
        IsGoing("q").Should().BeFalse("nobody has deleted it");
    }

    [Test]
    public void Costs_nothing_when_there_is_nothing_to_find()
    {
        Start(new PodGarbageCollector());
        AddNode("a");
        AddPod("p", "a");
        Deliver();
        var before = Loop.ExecutedEvents;

        Run(3600);

        Loop.ExecutedEvents.Should().Be(before);
    }
}

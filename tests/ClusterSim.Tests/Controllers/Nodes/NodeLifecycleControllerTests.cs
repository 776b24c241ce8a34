using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Controllers.Nodes;

namespace ClusterSim.Tests.Controllers.Nodes;

public sealed class NodeLifecycleControllerTests : NodesFixture
{
    private protected override bool LooksAround => false;

    private static double Grace => NodeLifecycle.MonitorGracePeriod.TotalSeconds;

    private static double Period => NodeLifecycle.MonitorPeriod.TotalSeconds;

    [Test]
    public void Announces_nodes_and_writes_their_labels_under_the_old_names_too()
    {
        StartNodeLifecycle();

        Run(1);
        AddNode("a", ("kubernetes.io/os", "linux"), ("kubernetes.io/arch", "amd64"), ("beta.kubernetes.io/arch", "wrong"));
        Run(Period - 1.5);
        Events("a").Should().BeEmpty("the next round is yet to come");
        Run(1);

        Events("a").Should().Equal("Normal RegisteredNode node-controller: Node a event: Registered Node a in Controller");
        Node("a").Label("beta.kubernetes.io/os").Should().Be("linux");
        Node("a").Label("beta.kubernetes.io/arch").Should().Be("amd64");
        Node("a").Spec.Taints.Should().BeEmpty();
    }

    [Test]
    public void Says_that_nothing_is_known_of_a_node_that_has_fallen_silent_and_that_its_pods_are_not_ready()
    {
        StartNodeLifecycle();
        AddNode("a");
        AddNode("b");
        Beat("a");
        Beat("b");
        AddPod("p", "a");
        AddPod("q", "b");
        Run(21);

        FallSilent("a"); // Last heard of at second 20.
        Run(Grace - 1.5);
        Node("a").IsReady.Should().BeTrue();
        Run(1);

        Node("a").Status.Conditions.Should().OnlyContain(condition =>
            condition.Status == "Unknown" && condition.Reason == "NodeStatusUnknown" && condition.Message == "Kubelet stopped posting node status.");
        Taints(Node("a")).Should().Equal("node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute");
        Node("a").Spec.Taints.Should().OnlyContain(taint => taint.TimeAdded != null);
        Events("a").Should().Contain("Normal NodeNotReady node-controller: Node a status is now: NodeNotReady");
        Pod("p")!.IsReady.Should().BeFalse();
        Events("p").Should().Equal("Warning NodeNotReady node-controller: Node is not ready");
        Pod("q")!.IsReady.Should().BeTrue();
        Taints(Node("b")).Should().BeEmpty();
    }

    [Test]
    public void Takes_the_taints_off_when_a_node_comes_back()
    {
        StartNodeLifecycle();
        AddNode("a");
        AddNode("b");
        Beat("b");
        Run(Grace + Period);
        Taints(Node("a")).Should().HaveCount(2);

        Beat("a");
        Report("a", "True");
        Deliver();
        Taints(Node("a")).Should().Equal("node.kubernetes.io/unreachable:NoExecute");
        Run(Period);

        Taints(Node("a")).Should().BeEmpty();
    }

    [Test]
    public void Gives_a_new_node_a_minute_to_report_for_the_first_time()
    {
        StartNodeLifecycle();
        AddNode("b");
        Beat("b");
        Run(2);

        Client.Create(new Node { Metadata = new() { Name = "a" } });
        Run(NodeLifecycle.StartupGracePeriod.TotalSeconds - 1);
        Node("a").Status.Conditions.Should().BeEmpty();
        Run(Period + 1);

        Node("a").Status.Conditions.Select(condition => condition.Type).Should().Equal("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");
        Node("a").Status.Conditions.Should().OnlyContain(condition =>
            condition.Status == "Unknown" && condition.Reason == "NodeStatusNeverUpdated" && condition.Message == "Kubelet never posted node status.");
        Events("a").Should().HaveCount(1, "it was never ready, so there is nothing to tell");
    }

    [Test]
    public void Taints_a_node_whose_kubelet_says_that_it_is_not_ready_but_leaves_its_pods_conditions_alone()
    {
        StartNodeLifecycle();
        AddNode("a");
        AddNode("b");
        Beat("a");
        Beat("b");
        AddPod("p", "a");
        Run(7);

        Report("a", "False");
        Run(Period);

        Taints(Node("a")).Should().Equal("node.kubernetes.io/not-ready:NoSchedule", "node.kubernetes.io/not-ready:NoExecute");
        Events("a").Should().NotContain(text => text.Contains("NodeNotReady"));
        Pod("p")!.IsReady.Should().BeTrue();
    }

    [Test]
    public void Turns_what_a_nodes_conditions_say_into_taints_and_back()
    {
        StartNodeLifecycle();
        var node = AddNode("a");
        Beat("a");
        node = Client.Update(node with { Spec = node.Spec with { Unschedulable = true, Taints = [new() { Key = "own", Effect = "NoSchedule" }] } });
        Client.UpdateStatus(node with
        {
            Status = node.Status with
            {
                Conditions = node.Status.Conditions.Replace(condition => condition.Type == "Ready" ? condition : condition with { Status = "True" })
                    .Add(new() { Type = "NetworkUnavailable", Status = "True" }),
            },
        });
        Deliver();

        Taints(Node("a")).Should().BeEquivalentTo(
            "own:NoSchedule", "node.kubernetes.io/memory-pressure:NoSchedule", "node.kubernetes.io/disk-pressure:NoSchedule", "node.kubernetes.io/pid-pressure:NoSchedule",
            "node.kubernetes.io/network-unavailable:NoSchedule", "node.kubernetes.io/unschedulable:NoSchedule");
        Report("a", "True");
        Client.Update(Node("a") with { Spec = Node("a").Spec with { Unschedulable = false } });
        Deliver();

        Taints(Node("a")).Should().Equal("own:NoSchedule");
    }

    [Test]
    public void Evicts_from_nobody_when_all_nodes_fall_silent_at_once()
    {
        StartNodeLifecycle();
        AddNode("a");
        AddNode("b");

        Run(Grace + 3 * Period);

        Node("a").Condition("Ready")!.Status.Should().Be("Unknown");
        Taints(Node("a")).Should().Equal("node.kubernetes.io/unreachable:NoSchedule");
        Taints(Node("b")).Should().Equal("node.kubernetes.io/unreachable:NoSchedule");
    }

    [Test]
    public void Gives_the_others_their_time_again_when_the_first_node_comes_back_after_all_were_down()
    {
        StartNodeLifecycle();
        AddNode("a");
        AddNode("b");
        Run(Grace + 3 * Period);

        Report("a", "True");
        Beat("a");
        Run(Period);
        Taints(Node("a")).Should().BeEmpty();
        Taints(Node("b")).Should().Equal("node.kubernetes.io/unreachable:NoSchedule");
        Run(2 * Period);

        Taints(Node("b")).Should().Equal("node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute");
    }

    [Test]
    public void Taints_one_node_in_ten_seconds_for_eviction()
    {
        StartNodeLifecycle();
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f" })
            AddNode(name);
        foreach (var name in new[] { "d", "e", "f" })
            Beat(name);

        Run(Grace + 1);
        Evicting().Should().Equal("a");
        Run(10);
        Evicting().Should().Equal("a", "b");
        Run(10);

        Evicting().Should().Equal("a", "b", "c");
    }

    [Test]
    public void Evicts_from_nobody_in_a_small_zone_most_of_which_is_down()
    {
        StartNodeLifecycle();
        foreach (var name in new[] { "a", "b", "c" })
            AddNode(name, ("topology.kubernetes.io/zone", "west"));
        AddNode("d", ("topology.kubernetes.io/zone", "west"));
        AddNode("e", ("topology.kubernetes.io/zone", "east"));
        Beat("d");
        Beat("e");

        Run(Grace + 60);

        Evicting().Should().BeEmpty("three of four are more than 55 %, and four are not more than 50");
    }

    [Test]
    public void Evicts_as_usual_from_a_zone_that_is_down_as_a_whole()
    {
        StartNodeLifecycle();
        AddNode("a", ("topology.kubernetes.io/zone", "west"));
        AddNode("b", ("topology.kubernetes.io/zone", "east"));
        Beat("b");

        Run(Grace + 1);

        Evicting().Should().Equal("a");
    }

    [Test]
    public void Tells_when_a_node_is_gone()
    {
        StartNodeLifecycle();
        AddNode("a");
        Run(1);

        Client.Delete<Node>(new("a"));
        Run(Period);

        Events("a").Should().Contain("Normal RemovingNode node-controller: Node a event: Removing Node a from Controller");
    }

    [Test]
    public void Marks_pods_that_come_to_a_silent_node_as_not_ready()
    {
        StartNodeLifecycle();
        AddNode("a");
        AddNode("b");
        Beat("b");
        Run(Grace + Period);

        var pod = AddPod("p");
        Client.Bind(pod.Key, new Binding { Metadata = new() { Name = "p" }, Target = new() { Kind = "Node", Name = "a" } });
        Deliver();

        Pod("p")!.IsReady.Should().BeFalse();
    }

    [Test]
    public void Notices_the_same_with_computed_heartbeats_and_looks_at_nobody_meanwhile()
    {
        StartNodeLifecycle();
        Heartbeats.Begin(AddNode("a"));
        Heartbeats.Begin(AddNode("b"));
        Run(31);
        var before = Loop.ExecutedEvents;
        Run(3600 - 31 + 3);
        (Loop.ExecutedEvents - before).Should().Be(0, "as long as they beat there is nothing to do");

        Heartbeats.End("a"); // Last renewed at 3600 s.
        Run(Grace - 3.5);
        Node("a").IsReady.Should().BeTrue();
        Run(1);

        Node("a").Condition("Ready")!.Status.Should().Be("Unknown");
        Taints(Node("a")).Should().HaveCount(2);
        Heartbeats.Begin(Report("a", "True"));
        Run(Period);
        Taints(Node("a")).Should().BeEmpty();
    }

    private IEnumerable<string> Evicting() => Client.List<Node>().Where(node => node.Spec.Taints.Any(taint => taint.Effect == "NoExecute")).Select(node => node.Metadata.Name!);
}

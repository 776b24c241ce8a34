using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.DaemonSets;

public sealed class DaemonPlacementTests : DaemonSetFixture
{
    [Test]
    public void Runs_a_pod_on_each_node()
    {
        Create(NewAgent());

        Nodes.Should().Equal("node-1", "node-2", "node-3");
        Agent.Status.Should().BeEquivalentTo(new
        {
            DesiredNumberScheduled = 3,
            CurrentNumberScheduled = 3,
            UpdatedNumberScheduled = 3,
            NumberReady = 3,
            NumberAvailable = 3,
            NumberUnavailable = 0,
            NumberMisscheduled = 0,
        });
        EventsOf("DaemonSet", "agent").Should().HaveCount(3).And.OnlyContain(e => e.StartsWith("SuccessfulCreate: Created pod: agent-"));
    }

    [Test]
    public void Ties_each_pod_to_its_node_and_lets_it_bear_what_befalls_a_node()
    {
        Create(NewAgent(spec: spec => With(spec, pod => pod with { HostNetwork = true, Tolerations = [new() { Key = "node.kubernetes.io/not-ready", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 5 }] })));

        var pod = Pods[0];
        pod.Spec.Affinity!.NodeAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms.Should().Equal(
            new NodeSelectorTerm { MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = [pod.Spec.NodeName!] }] });
        pod.Spec.Tolerations.Select(toleration => $"{toleration.Key}:{toleration.Effect} {toleration.TolerationSeconds}").Should().Equal(
            "node.kubernetes.io/not-ready:NoExecute ",
            "node.kubernetes.io/unreachable:NoExecute ",
            "node.kubernetes.io/disk-pressure:NoSchedule ",
            "node.kubernetes.io/memory-pressure:NoSchedule ",
            "node.kubernetes.io/pid-pressure:NoSchedule ",
            "node.kubernetes.io/unschedulable:NoSchedule ",
            "node.kubernetes.io/network-unavailable:NoSchedule ");
    }

    [Test]
    public void Runs_a_pod_on_a_new_node_at_once()
    {
        Create(NewAgent());

        Cluster.Machines.Add("node-4");
        Settle();

        Nodes.Should().Equal("node-1", "node-2", "node-3", "node-4");
        Agent.Status.DesiredNumberScheduled.Should().Be(4);
    }

    [Test]
    public void Runs_only_where_nodes_have_the_labels_it_asks_for_and_follows_when_they_change()
    {
        Create(NewAgent(spec: spec => With(spec, pod => pod with { NodeSelector = ValueMap.Of(("disk", "ssd")) })));
        Nodes.Should().BeEmpty();
        Agent.Status.DesiredNumberScheduled.Should().Be(0);

        EditNode("node-2", node => node.WithLabel("disk", "ssd"));
        Nodes.Should().Equal("node-2");
        EditNode("node-2", node => node.WithLabel("disk", "hdd"));

        Nodes.Should().BeEmpty();
        Agent.Status.Should().BeEquivalentTo(new { DesiredNumberScheduled = 0, NumberMisscheduled = 0 });
    }

    [Test]
    public void Runs_only_where_its_node_affinity_lets_it()
    {
        EditNode("node-1", node => node.WithLabel("cores", "8"));
        EditNode("node-3", node => node.WithLabel("cores", "2"));
        var more = new NodeSelectorTerm { MatchExpressions = [new() { Key = "cores", Operator = "Gt", Values = ["4"] }] };
        var byName = new NodeSelectorTerm { MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = ["node-2"] }] };

        Create(NewAgent(spec: spec => With(spec, pod => pod with { Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [more, byName] } } } })));

        Nodes.Should().Equal("node-1", "node-2");
    }

    [Test]
    public void Stays_on_a_node_that_takes_no_new_pods_and_counts_as_misplaced()
    {
        Create(NewAgent());

        EditNode("node-2", node => Tainted(node, "NoSchedule"));

        Nodes.Should().Equal("node-1", "node-2", "node-3");
        Agent.Status.Should().BeEquivalentTo(new { DesiredNumberScheduled = 2, CurrentNumberScheduled = 2, NumberMisscheduled = 1, NumberReady = 2 });
    }

    [Test]
    public void Leaves_a_node_whose_taint_drives_its_pods_away()
    {
        Create(NewAgent());

        EditNode("node-2", node => Tainted(node, "NoExecute"));

        Nodes.Should().Equal("node-1", "node-3");
        Agent.Status.Should().BeEquivalentTo(new { DesiredNumberScheduled = 2, NumberMisscheduled = 0 });
    }

    [Test]
    public void Comes_to_a_tainted_node_when_its_pods_learn_to_tolerate_that()
    {
        EditNode("node-2", node => Tainted(node, "NoSchedule"));
        Create(NewAgent());
        Nodes.Should().Equal("node-1", "node-3");

        EditAndSettle(spec => With(spec, pod => pod with { Tolerations = [new() { Key = "k", Operator = "Equal", Value = "v" }] }));

        Nodes.Should().Equal("node-1", "node-2", "node-3");
        Agent.Status.UpdatedNumberScheduled.Should().Be(3);
    }

    [Test]
    public void Runs_on_a_cordoned_node_too()
    {
        EditNode("node-2", node => node with { Spec = node.Spec with { Unschedulable = true } });

        Create(NewAgent());

        Nodes.Should().Equal("node-1", "node-2", "node-3");
    }

    [Test]
    public void Moves_no_pod_when_a_node_dies()
    {
        Create(NewAgent());
        var uids = Pods.ConvertAll(pod => pod.Metadata.Uid);

        Cluster.Machine("node-2").PowerOff();
        Cluster.Run(TimeSpan.FromMinutes(20));

        Pods.Select(pod => pod.Metadata.Uid).Should().Equal(uids);
        Agent.Status.Should().BeEquivalentTo(new { DesiredNumberScheduled = 2, NumberMisscheduled = 1, NumberReady = 2, NumberUnavailable = 0 });
        Cluster.Machine("node-2").PowerOn();
        Cluster.Run(TimeSpan.FromMinutes(5));
        Agent.Status.Should().BeEquivalentTo(new { DesiredNumberScheduled = 3, NumberMisscheduled = 0, NumberReady = 3 });
    }

    [Test]
    public void Forgets_a_pod_with_its_node()
    {
        Create(NewAgent());

        Cluster.Machines.Remove("node-2");
        Client.Delete<Node>(new("node-2"));
        Cluster.Run(TimeSpan.FromMinutes(3));

        Nodes.Should().Equal("node-1", "node-3");
        Agent.Status.DesiredNumberScheduled.Should().Be(2);
    }

    [Test]
    public void Creates_a_deleted_pod_anew_on_the_same_node()
    {
        Create(NewAgent());

        Client.Delete(Pods.Single(pod => pod.Spec.NodeName == "node-2"));
        Settle();

        Nodes.Should().Equal("node-1", "node-2", "node-3");
        Agent.Status.NumberReady.Should().Be(3);
    }

    [Test]
    public void Replaces_a_failed_pod_and_waits_longer_each_time()
    {
        Create(NewAgent(spec: spec => With(spec, pod => pod with { NodeSelector = ValueMap.Of(("kubernetes.io/hostname", "node-1")) })));
        var times = new List<double>();

        for (var i = 0; i < 4; i++)
        {
            var pod = Pods.Single();
            Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Failed" } });
            var failed = Cluster.Now;
            Within(60, () => Pods.All(other => other.Metadata.Uid != pod.Metadata.Uid));
            times.Add((Cluster.Now - failed).TotalSeconds);
            Within(60, () => Pods is [{ IsReady: true }]);
        }

        times.Should().BeInAscendingOrder();
        times[0].Should().Be(0, "the first one is replaced at once");
        times[^1].Should().BeGreaterThan(1);
        EventsOf("DaemonSet", "agent").Should().Contain(e => e.StartsWith("FailedDaemonPod: Found failed daemon pod default/agent-") && e.EndsWith(" on node node-1, will try to kill it"));
    }

    [Test]
    public void Replaces_a_pod_that_has_succeeded()
    {
        Create(NewAgent());
        var pod = Pods[0];

        Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Succeeded" } });
        Settle();

        Nodes.Should().Equal("node-1", "node-2", "node-3");
        Pods.Should().NotContain(other => other.Metadata.Uid == pod.Metadata.Uid);
        EventsOf("DaemonSet", "agent").Should().Contain($"SucceededDaemonPod: Found succeeded daemon pod default/{pod.Metadata.Name} on node {pod.Spec.NodeName}, will try to delete it");
    }

    [Test]
    public void Adopts_a_matching_pod_and_replaces_it_since_it_is_of_no_revision()
    {
        var old = new Pod { Metadata = new() { Name = "old", Labels = ValueMap.Of(("app", "agent")) }, Spec = new() { NodeName = "node-1", Containers = [new() { Name = "c", Image = "img:0" }] } };
        Cluster.Apply(old);
        Settle();

        Create(NewAgent());

        Images.Should().Equal("node-1 img:1", "node-2 img:1", "node-3 img:1");
        EventsOf("DaemonSet", "agent").Should().Contain("SuccessfulDelete: Deleted pod: old");
    }

    [Test]
    public void Releases_a_pod_whose_labels_no_longer_match_and_creates_another()
    {
        Create(NewAgent());
        var pod = Pods[0];

        Client.Update(pod.WithLabel("app", "x"));
        Settle();

        Client.Get<Pod>(pod.Key).Controller.Should().BeNull();
        Pods.Should().HaveCount(4);
        Agent.Status.NumberReady.Should().Be(3);
    }

    [Test]
    public void Leaves_its_pods_behind_for_a_successor_when_it_is_deleted_alone()
    {
        Create(NewAgent());
        var uids = Pods.ConvertAll(pod => pod.Metadata.Uid);

        Client.Delete<DaemonSet>(Agent.Key, new() { PropagationPolicy = "Orphan" });
        Settle();
        Create(NewAgent());

        Pods.Select(pod => pod.Metadata.Uid).Should().Equal(uids);
        Pods.Select(pod => pod.Controller?.Uid).Should().OnlyContain(uid => uid == Agent.Metadata.Uid);
        Revisions.Should().ContainSingle();
    }

    [Test]
    public void Keeps_none_but_the_oldest_of_several_pods_on_a_node()
    {
        Create(NewAgent());
        var first = Pods.Single(pod => pod.Spec.NodeName == "node-1");
        Cluster.Run(TimeSpan.FromSeconds(2));

        Cluster.Apply(first with { Metadata = new() { Name = "twin", Labels = first.Metadata.Labels }, Status = new() });
        Settle();

        Nodes.Should().Equal("node-1", "node-2", "node-3");
        Pods.Select(pod => pod.Metadata.Name).Should().Contain(first.Metadata.Name).And.NotContain("twin");
    }

    [Test]
    public void Comes_to_more_nodes_than_it_creates_pods_for_in_one_go()
    {
        for (var i = 0; i < 260; i++)
            Client.Create(new Node { Metadata = new() { Name = $"virtual-{i:000}" } });

        Create(NewAgent(spec: spec => With(spec, pod => pod with { Tolerations = [new() { Operator = "Exists" }] })));

        Pods.Should().HaveCount(263);
        Agent.Status.CurrentNumberScheduled.Should().Be(263);
    }

    [Test]
    public void Creates_no_pod_twice_when_calls_take_time_and_caches_lag()
    {
        using var slow = new Cluster(new ClusterOptions { CallLatency = TimeSpan.FromMilliseconds(20), Nodes = 8 });
        slow.Informers.Lag = TimeSpan.FromMilliseconds(50);
        slow.Apply(NewAgent());
        slow.RunUntil(() => slow.Client.Get<DaemonSet>("default", "agent").Status.NumberAvailable == 8, TimeSpan.FromMinutes(2));

        slow.Client.Update(slow.Client.Get<DaemonSet>("default", "agent") with { Spec = Rolling(NewAgent("img:2").Spec, "50%") });
        slow.RunUntil(() => slow.Client.Get<DaemonSet>("default", "agent").Status is { ObservedGeneration: 2, UpdatedNumberScheduled: 8, NumberAvailable: 8 }, TimeSpan.FromMinutes(10));

        slow.Client.List<Event>("default").Where(e => e.Reason == "SuccessfulDelete").Sum(e => e.Count).Should().Be(8);
        slow.Client.List<Event>("default").Where(e => e.Reason == "SuccessfulCreate").Sum(e => e.Count).Should().Be(16);
    }
}

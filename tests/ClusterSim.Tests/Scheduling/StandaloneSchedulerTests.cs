using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>The scheduler without a cluster.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StandaloneSchedulerTests
{
    private readonly StandaloneScheduler _scheduler = new(new() { TieBreak = TieBreak.LowestName });

    [Test]
    public void Puts_each_pod_on_the_node_that_is_least_used()
    {
        _scheduler.Set(Node("a"));
        _scheduler.Set(Node("b"));

        var nodes = Enumerable.Range(0, 4).Select(i => _scheduler.Schedule(Pod($"web-{i}")).NodeName).ToList();

        nodes.Should().Equal("a", "b", "a", "b");
        _scheduler.Snapshot[0].PodCount.Should().Be(2);
    }

    [Test]
    public void Says_why_a_pod_fits_nowhere()
    {
        _scheduler.Schedule(Pod("early")).Message.Should().Be("no nodes available to schedule pods");
        _scheduler.Set(Node("a"));

        var decision = _scheduler.Schedule(Pod("big", cpu: "5"));

        decision.IsPlaced.Should().BeFalse();
        decision.Message.Should().Be("0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.");
    }

    [Test]
    public void Evicts_pods_of_lower_priority_and_places_the_pod_when_it_is_tried_again()
    {
        _scheduler.Set(Node("a"));
        _scheduler.Schedule(Pod("low", cpu: "4"));
        var high = Pod("high", cpu: "4", priority: 10);

        _scheduler.Schedule(high).NominatedNodeName.Should().Be("a");

        _scheduler.Schedule(high).NodeName.Should().Be("a");
        _scheduler.Snapshot[0].Pods.Should().Equal(high);
    }

    [Test]
    public void Asks_a_plugin_again_when_an_annotation_it_looks_at_is_another()
    {
        var scheduler = new StandaloneScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new WantsNode())] });
        scheduler.Set(Node("a"));
        scheduler.Set(Node("b"));
        var spec = Pod("x").Spec;

        var nodes = new[] { "b", "a", "b", "b" }.Select((wanted, i) => scheduler.Schedule(Pod($"p{i}") with
        {
            Metadata = new() { Name = $"p{i}", Namespace = "default", Annotations = [new("wants", wanted)] },
            Spec = spec,
        }).NodeName).ToList();

        nodes.Should().Equal("b", "a", "b", "b");
    }

    [Test]
    public void Goes_on_after_a_plugin_throws_while_it_reserves()
    {
        var scheduler = new StandaloneScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new Unreserved())] });
        scheduler.Set(Node("a"));

        var decision = scheduler.Schedule(Pod("web"));

        (decision.Plugin, decision.Message).Should().Be(("Unreserved", "running Reserve plugin \"Unreserved\": no room in the books"));
        scheduler.Snapshot[0].PodCount.Should().Be(0);
    }

    [Test]
    public void Reserves_volumes_without_a_cluster()
    {
        _scheduler.Set(Node("a"));
        _scheduler.Set(new StorageClass { Metadata = new() { Name = "late" }, Provisioner = "disks", VolumeBindingMode = "WaitForFirstConsumer" });
        _scheduler.Set(new PersistentVolumeClaim { Metadata = new() { Name = "data", Namespace = "default", Uid = "1" }, Spec = new() { StorageClassName = "late", AccessModes = ["ReadWriteOnce"] } });
        var pod = Pod("web");

        _scheduler.Schedule(pod with { Spec = pod.Spec with { Volumes = [new() { Name = "data", PersistentVolumeClaim = new() { ClaimName = "data" } }] } }).NodeName.Should().Be("a");
    }

    [Test]
    public void Trusts_nothing_that_a_plugin_left_half_done_when_it_threw()
    {
        var flaky = new ThrowsOnce();
        var scheduler = new StandaloneScheduler(new() { TieBreak = TieBreak.LowestName, Profiles = [SchedulerProfile.Default.With(() => flaky)] });
        scheduler.Set(Node("a"));
        scheduler.Set(Node("b"));
        scheduler.Set(Node("c"));
        var spec = Pod("x").Spec;
        scheduler.Schedule(Pod("first") with { Spec = spec }).NodeName.Should().Be("b");
        flaky.IsBroken = true;
        scheduler.Set(Node("d"));

        scheduler.Schedule(Pod("second") with { Spec = spec }).Plugin.Should().Be("ThrowsOnce");
        flaky.IsBroken = false;

        scheduler.Schedule(Pod("third") with { Spec = spec }).NodeName.Should().Be("c", "a is rejected, and b has a Pod");
    }

    [Test]
    public void Asks_every_filter_that_looks_at_other_pods_however_many_there_are()
    {
        var profile = SchedulerProfile.Default;
        for (var i = 0; i < 9; i++)
        {
            var name = $"Alone{i}";
            profile = profile.With(() => new Alone(name, isStrict: name == "Alone8"));
        }
        var scheduler = new StandaloneScheduler(new() { Profiles = [profile] });
        scheduler.Set(Node("a"));
        scheduler.Set(Node("b"));
        var spec = Pod("x").Spec;

        var placed = Enumerable.Range(0, 3).Select(i => scheduler.Schedule(Pod($"p{i}") with { Spec = spec }).IsPlaced).ToList();

        placed.Should().Equal(true, true, false);
    }

    private static Node Node(string name)
    {
        ValueMap<Quantity> resources = [new("cpu", "4"), new("memory", "8Gi"), new("pods", "110")];
        return new() { Metadata = new() { Name = name }, Status = new() { Capacity = resources, Allocatable = resources } };
    }

    private static Pod Pod(string name, string cpu = "500m", int? priority = null) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { Priority = priority, Containers = [new() { Name = "main", Image = "app", Resources = new() { Requests = [new("cpu", cpu)] } }] },
    };

    private sealed class WantsNode : NodeFilter
    {
        private static readonly Reason Other = new("node(s) were not wanted");

        public override string Name => "WantsNode";

        public override Dependencies DependsOn => Dependencies.None;

        public override IReadOnlyList<string> AnnotationKeys => ["wants"];

        protected override Verdict Filter(PodShape pod, NodeView node) =>
            pod.Annotations.Find("wants") == node.Name ? Verdict.Fits : Verdict.Unresolvable(Other);
    }

    private sealed class Unreserved : IReservePlugin
    {
        public string Name => "Unreserved";

        public PluginStatus Reserve(Pod pod, CycleState state, string nodeName) => throw new InvalidOperationException("no room in the books");

        public void Unreserve(Pod pod, CycleState state, string nodeName)
        {
        }
    }

    private sealed class ThrowsOnce : NodeFilter
    {
        private static readonly Reason First = new("node(s) were called a");

        public bool IsBroken { get; set; }

        public override string Name => "ThrowsOnce";

        public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

        protected override Verdict Filter(PodShape pod, NodeView node)
        {
            if (IsBroken)
                throw new InvalidOperationException("out of order");
            return node.Name == "a" ? Verdict.Unresolvable(First) : Verdict.Fits;
        }
    }

    private sealed class Alone(string name, bool isStrict) : ITopologyPlugin
    {
        private static readonly Reason Taken = new("node(s) had company");

        public string Name => name;

        public Dependencies DependsOn => Dependencies.Topology;

        public void FindChanged(PodShape pod, CycleState state, Snapshot snapshot, RowSet changed) => changed.AddAll();

        public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
        {
            for (var i = 0; isStrict && i < candidates.Count; i++)
            {
                if (snapshot.PodCounts[candidates[i]] > 0)
                    verdicts[i] = Verdict.Unschedulable(Taken);
            }
        }
    }
}

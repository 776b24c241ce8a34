using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>A plugin of one's own at every extension point, in a whole cluster.</summary>
public sealed class PluginTests : WholeClusterFixture
{
    [Test]
    public void QueueSort_decides_who_is_tried_first()
    {
        StartWith(SchedulerProfile.Default.Without("PrioritySort").With(() => new LastNameFirst()), nodes: 1, room: 1);
        foreach (var name in (string[])["anna", "zoe", "mia"])
            ApplyPod(name);
        Run(1);

        Scheduled().Should().Equal("zoe");
    }

    [Test]
    public void PreEnqueue_keeps_a_pod_out_without_a_word_until_something_it_asked_for_happens()
    {
        StartWith(SchedulerProfile.Default.With(() => new WaitsForLabel()));
        ApplyPod("web");
        Run(60);

        NodeOf("web").Should().BeNull();
        EventsOf("web").Should().BeEmpty();
        Cluster.Apply(Pod("web") with { Metadata = Pod("web").Metadata with { Labels = [new("ready", "yes")] } });
        Run(1);
        NodeOf("web").Should().NotBeNull();
    }

    [Test]
    public void PreFilter_names_the_only_nodes_worth_looking_at_or_rejects_the_pod()
    {
        StartWith(SchedulerProfile.Default.With(() => new OnlyNodes(("web", ["node-2"]), ("lost", ["moon"]), ("banned", []))));
        foreach (var name in (string[])["web", "lost", "banned"])
            ApplyPod(name);
        Run(1);

        NodeOf("web").Should().Be("node-2");
        Told("lost").Should().ContainSingle().Which.Should().StartWith("FailedScheduling: 0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [OnlyNodes].");
        Told("banned").Should().ContainSingle().Which.Should().StartWith("FailedScheduling: 0/3 nodes are available: not here.");
    }

    [Test]
    public void Filter_rejects_nodes_with_its_own_reason()
    {
        StartWith(SchedulerProfile.Default.With(() => new EvenNodesOnly()));
        ApplyPod("web");
        ApplyPod("picky", spec: spec => spec with { NodeSelector = [new("kubernetes.io/hostname", "node-1")] });
        Run(1);

        NodeOf("web").Should().Be("node-2");
        Told("picky").Should().ContainSingle().Which.Should().StartWith("FailedScheduling: 0/3 nodes are available: 1 node(s) were odd, 2 node(s) didn't match Pod's node affinity/selector.");
    }

    [Test]
    public void PostFilter_may_help_a_pod_that_fits_nowhere_and_what_it_says_is_told()
    {
        StartWith(SchedulerProfile.Default.Without("DefaultPreemption").With(() => new Nominates()));
        ApplyPod("helped", container: AsksForMuch);
        ApplyPod("helpless", container: AsksForMuch);
        Run(1);

        Pod("helped").Status.NominatedNodeName.Should().Be("node-3");
        Pod("helpless").Status.NominatedNodeName.Should().BeNull();
        Told("helpless").Should().ContainSingle().Which.Should().Be("FailedScheduling: 0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, no help for you.");
    }

    [Test]
    public void PreScore_and_Score_choose_among_the_nodes_that_fit()
    {
        var plugin = new PrefersLast();
        StartWith(SchedulerProfile.Default.With(() => plugin, weight: 50));
        ApplyPod("web");
        Run(1);

        NodeOf("web").Should().Be("node-3");
        plugin.Prepared.Should().Be("node-1,node-2,node-3");
        plugin.RawScores.Should().Equal(1000, 2000, 3000);
    }

    [Test]
    public void Score_counts_as_much_as_its_weight_says()
    {
        StartWith(SchedulerProfile.Default.With(() => new Favours("node-1"), weight: 3).With(() => new Favours("node-2"), weight: 7));
        ApplyPod("web");
        Run(1);

        NodeOf("web").Should().Be("node-2");
    }

    [Test]
    public void Reserve_is_undone_for_all_when_one_refuses()
    {
        var (first, second) = (new Reserves("First", null), new Reserves("Second", "no licence left"));
        StartWith(SchedulerProfile.Default.With(() => first).With(() => second));
        ApplyPod("web");
        Run(0.5);

        first.Calls.Take(2).Should().Equal("reserve web", "unreserve web");
        second.Calls.Take(2).Should().Equal("reserve web", "unreserve web");
        Told("web").Should().ContainSingle().Which.Should().Be("FailedScheduling: 0/1 nodes are available: 1 no licence left.");
    }

    [Test]
    public void Permit_denies_a_pod()
    {
        StartWith(SchedulerProfile.Default.With(() => new Permits(_ => PermitResult.Reject("not today"))));
        ApplyPod("web");
        Run(0.5);

        NodeOf("web").Should().BeNull();
        Told("web").Should().ContainSingle().Which.Should().Be("FailedScheduling: 0/1 nodes are available: 1 not today.");
    }

    [Test]
    public void Permit_makes_a_pod_wait_for_others_while_its_room_is_kept()
    {
        StartWith(SchedulerProfile.Default.With(new PluginRegistration("Gang", handle => new Gang(handle, size: 3))), nodes: 1, room: 3);
        ApplyPod("gang-1");
        ApplyPod("gang-2");
        Run(30);
        Scheduled().Should().BeEmpty();

        ApplyPod("gang-3");
        Run(1);
        Scheduled().Should().Equal("gang-1", "gang-2", "gang-3");
    }

    [Test]
    public void Permit_gives_up_when_the_wait_is_too_long()
    {
        StartWith(SchedulerProfile.Default.With(() => new Permits(_ => PermitResult.Wait(TimeSpan.FromSeconds(90)))));
        ApplyPod("web");
        Run(89);
        var before = EventsOf("web");
        Run(2);

        before.Should().BeEmpty();
        Told("web").Should().ContainSingle().Which.Should().Be("FailedScheduling: 0/1 nodes are available: 1 rejected due to timeout after waiting 1m30s at plugin Permits.");
    }

    [Test]
    public void Permit_that_throws_does_not_let_the_pod_pass()
    {
        StartWith(SchedulerProfile.Default.With(() => new Permits(_ => throw new InvalidOperationException("out of order"))));
        ApplyPod("web");
        Run(0.5);

        NodeOf("web").Should().BeNull();
        Told("web").Should().ContainSingle().Which.Should().Be("FailedScheduling: running Permit plugin \"Permits\": out of order");
    }

    [Test]
    public void PreBind_prepares_and_may_fail()
    {
        var calls = new List<string>();
        StartWith(SchedulerProfile.Default.With(() => new PreparesBinding(calls)));
        ApplyPod("web");
        ApplyPod("bad");
        ApplyPod("denied");
        Run(0.5);

        NodeOf("web").Should().NotBeNull();
        calls.Take(3).Should().Equal("web", "bad", "denied");
        Told("bad").Should().ContainSingle().Which.Should().Be("FailedScheduling: running PreBind plugin \"PreparesBinding\": disk on fire");
        Told("denied").Should().ContainSingle().Which.Should().Be("FailedScheduling: no disk", "the Node was found already");
    }

    [Test]
    public void Bind_may_take_over_and_PostBind_is_told()
    {
        var told = new List<string>();
        StartWith(SchedulerProfile.Default.Without("DefaultBinder")
            .With(new PluginRegistration("OwnBinder", handle => new OwnBinder(handle)))
            .With(new PluginRegistration("DefaultBinder", handle => new ClusterSim.Scheduling.Plugins.DefaultBinder(handle)))
            .With(() => new IsTold(told)));
        ApplyPod("own");
        ApplyPod("other");
        Run(1);

        Pod("own").Metadata.Annotations.Find("bound-by").Should().Be("OwnBinder");
        Pod("other").Metadata.Annotations.Find("bound-by").Should().BeNull();
        told.Should().Equal($"own on {NodeOf("own")}", $"other on {NodeOf("other")}");
    }

    [Test]
    public void A_plugin_may_be_asked_at_some_of_its_points_only()
    {
        StartWith(SchedulerProfile.Default.With(new PluginRegistration("Both", _ => new FiltersAndScores()) { Points = ExtensionPoints.Score, Weight = 100 }));
        ApplyPod("web");
        Run(1);

        NodeOf("web").Should().Be("node-1", "it scores that node highest and its filter, which rejects it, is not asked");
    }

    [Test]
    public void A_pod_chooses_a_profile_by_name_and_waits_for_ever_where_there_is_none()
    {
        StartWith([
            SchedulerProfile.Default.With(() => new Favours("node-1"), weight: 50),
            SchedulerProfile.Default.With(() => new Favours("node-2"), weight: 50) with { SchedulerName = "second" }]);
        ApplyPod("one");
        ApplyPod("two", spec: spec => spec with { SchedulerName = "second" });
        ApplyPod("three", spec: spec => spec with { SchedulerName = "third" });
        Run(600);

        NodeOf("one").Should().Be("node-1");
        NodeOf("two").Should().Be("node-2");
        NodeOf("three").Should().BeNull();
        Pod("three").Status.Phase.Should().Be("Pending");
        EventsOf("three").Should().BeEmpty();
        Cluster.Client.List<Event>("default").Single(told => told.Reason == "Scheduled" && told.InvolvedObject.Name == "two").ReportingComponent.Should().Be("second");
    }

    [Test]
    public void Profiles_of_one_scheduler_share_one_queue_and_so_its_order()
    {
        var start = () => StartWith([SchedulerProfile.Default, SchedulerProfile.Default.Without("PrioritySort").With(() => new LastNameFirst()) with { SchedulerName = "second" }]);

        start.Should().Throw<ArgumentException>().WithMessage("profiles[1].plugins.queueSort: Invalid value: \"LastNameFirst\": must be the same for all profiles");
    }

    [Test]
    public void Waits_longer_after_each_error_up_to_ten_seconds()
    {
        var attempts = new List<double>();
        StartWith(SchedulerProfile.Default.With(() => new AlwaysFails(() => attempts.Add(Since(Options.Start)))), nodes: 1);
        Run(0.5);
        ApplyPod("web");
        Run(60);

        // Pods that back off are looked at once a second.
        var pauses = attempts.Zip(attempts.Skip(1), (earlier, later) => later - earlier).ToList();
        pauses.Take(4).Should().BeInAscendingOrder();
        pauses.Select((pause, index) => pause - Math.Min(1 << index, 10)).Should().OnlyContain(extra => extra >= -0.5 && extra <= 1.5);
        pauses.Count.Should().BeGreaterThan(5);
    }

    private static Container AsksForMuch(Container container) => container with { Resources = new() { Requests = [new("cpu", "100")] } };

    private void StartWith(SchedulerProfile profile, int nodes = 3, int room = 110) => StartWith([profile], nodes, room);

    private void StartWith(ValueList<SchedulerProfile> profiles, int nodes = 3, int room = 110)
    {
        Restart(new() { Nodes = nodes, Machine = ClusterSim.Nodes.MachineSpec.WithCapacity("4", "16Gi", room), Scheduler = new() { Profiles = profiles } });
        Run(1);
    }

    /// <summary>What a Pod was told, each thing once: plugins that do not say what may help have their Pods tried again whenever anything changes.</summary>
    private IEnumerable<string> Told(string pod) => EventsOf(pod).Distinct();

    private string? NodeOf(string pod) => Pod(pod).Spec.NodeName is { Length: > 0 } node ? node : null;

    private IReadOnlyList<string> Scheduled() => [.. Cluster.Client.List<Pod>("default").Where(pod => pod.IsBound).Select(pod => pod.Metadata.Name!)];

    private sealed class LastNameFirst : IQueueSortPlugin
    {
        public string Name => "LastNameFirst";

        public int Compare(QueuedPod left, QueuedPod right) => string.CompareOrdinal(right.Pod.Metadata.Name, left.Pod.Metadata.Name);
    }

    private sealed class WaitsForLabel : IPreEnqueuePlugin, IEnqueueExtensions
    {
        public string Name => "WaitsForLabel";

        public IReadOnlyList<RegisteredEvent> EventsToRegister => [new(EventResource.TargetPod, EventActions.UpdatePodLabel)];

        public PluginStatus PreEnqueue(Pod pod) => pod.Metadata.Labels.Find("ready") == "yes" ? PluginStatus.Success : PluginStatus.Unresolvable("not ready");
    }

    private sealed class OnlyNodes(params (string Pod, string[] Nodes)[] rules) : IPreFilterPlugin
    {
        public string Name => "OnlyNodes";

        public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
        {
            var nodes = rules.Single(rule => rule.Pod == state.Pod.Metadata.Name).Nodes;
            return nodes.Length == 0 ? new(PluginStatus.Unresolvable("not here")) : new(PluginStatus.Success, nodes);
        }
    }

    private sealed class EvenNodesOnly : NodeFilter
    {
        private static readonly Reason Odd = new("node(s) were odd");

        public override string Name => "EvenNodesOnly";

        public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

        protected override Verdict Filter(PodShape pod, NodeView node) => int.Parse(node.Name[^1..]) % 2 == 0 ? Verdict.Fits : Verdict.Unresolvable(Odd);
    }

    private sealed class Nominates : IPostFilterPlugin
    {
        public string Name => "Nominates";

        public PostFilterResult PostFilter(PodShape pod, CycleState state, Snapshot snapshot, Diagnosis diagnosis) => state.Pod.Metadata.Name == "helped"
            ? new(PluginStatus.Success, "node-3")
            : new(PluginStatus.Unschedulable("no help for you."));
    }

    private sealed class PrefersLast : IPreScorePlugin, IScorePlugin
    {
        public string Name => "PrefersLast";

        public string Prepared { get; private set; } = "";

        public List<long> RawScores { get; } = [];

        public Normalization Normalization => Normalization.Custom;

        public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot)
        {
            Prepared = string.Join(',', state.FeasibleRows.ToArray().Select(row => snapshot[row].Name).Order());
            return PluginStatus.Success;
        }

        public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
        {
            for (var i = 0; i < candidates.Count; i++)
                scores[i] = 1000 * long.Parse(snapshot[candidates[i]].Name[^1..]);
        }

        public void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores)
        {
            RawScores.AddRange(scores.ToArray().Order());
            for (var i = 0; i < feasible.Count; i++)
                scores[i] /= 30;
        }
    }

    private sealed class Favours(string favourite) : NodeScore
    {
        public override string Name => "Favours-" + favourite;

        public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

        protected override long Score(PodShape pod, NodeView node) => node.Name == favourite ? 100 : 0;
    }

    private sealed class Reserves(string name, string? refusal) : IReservePlugin
    {
        public string Name => name;

        public List<string> Calls { get; } = [];

        public PluginStatus Reserve(Pod pod, CycleState state, string nodeName)
        {
            Calls.Add("reserve " + pod.Metadata.Name);
            return refusal is null ? PluginStatus.Success : PluginStatus.Unschedulable(refusal);
        }

        public void Unreserve(Pod pod, CycleState state, string nodeName) => Calls.Add("unreserve " + pod.Metadata.Name);
    }

    private sealed class Permits(Func<Pod, PermitResult> decide) : IPermitPlugin
    {
        public string Name => "Permits";

        public PermitResult Permit(Pod pod, CycleState state, string nodeName) => decide(pod);
    }

    private sealed class Gang(SchedulerHandle handle, int size) : IPermitPlugin
    {
        public string Name => "Gang";

        public PermitResult Permit(Pod pod, CycleState state, string nodeName)
        {
            var waiting = handle.WaitingPods.ToList();
            if (waiting.Count + 1 < size)
                return PermitResult.Wait(TimeSpan.FromMinutes(1));
            foreach (var member in waiting)
                member.Allow(Name);
            return PermitResult.Allow;
        }
    }

    private sealed class PreparesBinding(List<string> calls) : IPreBindPlugin
    {
        public string Name => "PreparesBinding";

        public PluginStatus PreBind(Pod pod, CycleState state, string nodeName)
        {
            calls.Add(pod.Metadata.Name!);
            return pod.Metadata.Name switch
            {
                "bad" => PluginStatus.Error("disk on fire"),
                "denied" => PluginStatus.Unschedulable("no disk"),
                _ => PluginStatus.Success,
            };
        }
    }

    private sealed class OwnBinder(SchedulerHandle handle) : IBindPlugin
    {
        public string Name => "OwnBinder";

        public PluginStatus Bind(Pod pod, CycleState state, string nodeName)
        {
            if (pod.Metadata.Name != "own")
                return PluginStatus.Skip;
            var binding = new Binding
            {
                Metadata = new() { Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid, Annotations = [new("bound-by", Name)] },
                Target = new() { Kind = "Node", Name = nodeName },
            };
            handle.Client.Bind(ObjectKey.Of(pod), binding);
            return PluginStatus.Success;
        }
    }

    private sealed class IsTold(List<string> told) : IPostBindPlugin
    {
        public string Name => "IsTold";

        public void PostBind(Pod pod, CycleState state, string nodeName) => told.Add($"{pod.Metadata.Name} on {nodeName}");
    }

    private sealed class FiltersAndScores : NodeFilterAndScore
    {
        private static readonly Reason Refused = new("node(s) were refused");

        public override string Name => "Both";

        protected override Verdict Filter(PodShape pod, NodeView node) => node.Name == "node-1" ? Verdict.Unschedulable(Refused) : Verdict.Fits;

        protected override long Score(PodShape pod, NodeView node) => node.Name == "node-1" ? 100 : 0;
    }

    private sealed class AlwaysFails(Action called) : IPreFilterPlugin
    {
        public string Name => "AlwaysFails";

        public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
        {
            called();
            throw new InvalidOperationException("out of order");
        }
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Api.Policy;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Why a Pod goes where it goes, or nowhere, on clusters small enough to see it oneself.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExplainTests
{
    private readonly StandaloneScheduler _scheduler = new(new() { TieBreak = TieBreak.LowestName });

    [Test]
    public void Tells_of_each_node_who_rejects_it_and_how_the_others_score()
    {
        Add(Node("a"), Node("b", cpu: "1") with { Spec = new() { Unschedulable = true } }, Node("c", cpu: "8"));

        var explanation = _scheduler.Explain(Pod("web", cpu: "2", memory: "1Gi"));

        explanation.FeasibleNodes.Should().Equal("a", "c");
        explanation.BestNodes.Should().Equal("c");
        explanation.IsSchedulable.Should().BeTrue();
        explanation.Remedies.Should().BeEmpty();
        var rejected = explanation.Nodes[1];
        rejected.Rejection!.Should().BeEquivalentTo(new ExplainedVerdict("NodeUnschedulable", StatusCode.UnschedulableAndUnresolvable, ["node(s) were unschedulable"]));
        rejected.Verdicts.Select(verdict => $"{verdict.Plugin}: {verdict.Message}").Should().Equal("NodeUnschedulable: node(s) were unschedulable", "NodeResourcesFit: Insufficient cpu");
        var fit = explanation.Nodes[0].Scores.Single(score => score.Plugin == "NodeResourcesFit");
        fit.Should().Be(new ExplainedScore("NodeResourcesFit", 68, 68, 68), "half of the CPU and seven eighths of the memory are left");
        explanation.Nodes[0].Scores.Single(score => score.Plugin == "TaintToleration").Weighted.Should().Be(300);
        explanation.Nodes[0].Total.Should().Be(explanation.Nodes[0].Scores.Sum(score => score.Weighted));
    }

    [Test]
    public void Tells_what_the_event_would_say_and_what_the_nearest_node_lacks()
    {
        Add(Node("a"), Node("b"), Node("c"));
        Stand("a", "x", cpu: "3");
        Stand("b", "y", cpu: "2500m");
        Stand("c", "z", cpu: "4");

        var explanation = _scheduler.Explain(Pod("web", cpu: "2"));

        explanation.EventMessage.Should().Be(_scheduler.Schedule(Pod("web", cpu: "2")).Message);
        var remedy = explanation.Remedies.Should().ContainSingle().Subject;
        remedy.Sentence.Should().Be("b lacks 500m cpu; with enough of it, 3 of 3 Nodes would fit.");
        (remedy.Kind, remedy.Subject, remedy.Node, remedy.Missing).Should().Be((RemedyKind.FreeResource, "cpu", "b", (Quantity)"500m"));
    }

    [TestCaseSource(nameof(Cases))]
    public void Tells_what_would_have_to_change(Pod pod, ApiObject[] objects, string[] sentences)
    {
        Add(objects);

        var explanation = _scheduler.Explain(pod);

        explanation.Remedies.Select(remedy => remedy.Sentence).Should().Equal(sentences);
        explanation.IsSchedulable.Should().BeFalse();
    }

    [Test]
    public void Heeds_pods_that_wait_for_a_node_and_go_first()
    {
        Add(Node("a"));
        _scheduler.Set(Pod("first", cpu: "3", priority: 10) with { Status = new() { NominatedNodeName = "a" } });

        var low = _scheduler.Explain(Pod("low", cpu: "2"));
        var high = _scheduler.Explain(Pod("high", cpu: "2", priority: 11));

        low.Nodes[0].Verdicts.Should().BeEmpty("but for the other Pod it fits");
        low.Nodes[0].Rejection!.Message.Should().Be("Insufficient cpu");
        low.Nodes[0].KeptFor.Should().Equal("default/first");
        low.Remedies.Single().Sentence.Should().Be("a is kept for default/first, which goes first; but for that, 1 of 1 Nodes would fit.");
        high.BestNodes.Should().Equal("a");
    }

    [Test]
    public void Explains_a_bound_pod_as_if_it_were_not_there()
    {
        Add(Node("a"), Node("b", cpu: "2"));
        Stand("a", "web", cpu: "3");

        var explanation = _scheduler.Explain(Pod("web", cpu: "3") with { Spec = Pod("web", cpu: "3").Spec with { NodeName = "a" } });

        explanation.NodeName.Should().Be("a");
        explanation.BestNodes.Should().Equal("a");
        _scheduler.Snapshot[_scheduler.Snapshot.Find("a")].RequestedMilliCpu.Should().Be(3000, "it has been put back");
    }

    [Test]
    public void Tells_whom_preemption_would_evict_and_evicts_nobody()
    {
        Add(Node("a"), Node("b"), new PodDisruptionBudget
        {
            Metadata = new() { Name = "guard", Namespace = "default" },
            Spec = new() { Selector = new() { MatchLabels = [new("app", "guarded")] } },
        });
        Stand("a", "guarded", cpu: "4");
        Stand("b", "free-1", cpu: "2");
        Stand("b", "free-2", cpu: "2");

        var explanation = _scheduler.Explain(Pod("high", cpu: "3", priority: 10));

        explanation.Preemption!.Code.Should().Be(StatusCode.Success);
        explanation.Preemption.Candidates.Should().BeEquivalentTo([new ExplainedCandidate("a", ["default/guarded"], 1), new ExplainedCandidate("b", ["default/free-1", "default/free-2"], 0)]);
        explanation.Preemption.BestNodes.Should().Equal("b");
        explanation.Remedies[0].Sentence.Should().Be("Evicting default/free-1, default/free-2 from b makes room; the scheduler does so when it tries the Pod.");
        explanation.EventMessage.Should().Be("0/2 nodes are available: 2 Insufficient cpu.");
        _scheduler.Snapshot.PodCounts.ToArray().Should().Equal(1, 2);
        _scheduler.Explain(Pod("other", cpu: "4", priority: 5)).Nodes.Should().OnlyContain(node => node.KeptFor.Count == 0, "nobody was nominated");
    }

    [Test]
    public void Changes_neither_what_is_drawn_by_chance_nor_who_is_evicted_among_equals()
    {
        var explained = RunOfChance(explains: true);
        var left = RunOfChance(explains: false);

        explained.Should().Equal(left);
        left.Distinct().Should().HaveCountGreaterThan(3);
    }

    [Test]
    public void Names_the_pods_that_keep_others_away()
    {
        var apart = new Affinity { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "zone", LabelSelector = LabelSelector.Label("app", "db") }] } };
        Add(Labelled("a", "zone", "z1"), Labelled("b", "zone", "z1"));
        _scheduler.Set(Changed(Pod("db"), spec => spec with { NodeName = "b", Affinity = apart }));

        var kept = _scheduler.Explain(Changed(Pod("web"), spec => spec with { Affinity = apart })).Remedies.Single();
        var keeping = _scheduler.Explain(Pod("db") with { Metadata = new() { Name = "other", Namespace = "default", Labels = [new("app", "db")] } }).Remedies.Single();

        kept.Sentence.Should().Be("Pods that it must not stand beside are near on 2 of 2 Nodes; but for that, 2 of 2 Nodes would fit.");
        kept.Details.Should().Equal("a: default/db on b (zone=z1)", "b: default/db on b (zone=z1)");
        keeping.Sentence.Should().Be("Pods that keep such Pods away are near on 2 of 2 Nodes; but for that, 2 of 2 Nodes would fit.");
        keeping.Details.Should().Equal(kept.Details);
    }

    [Test]
    public void Counts_the_pods_that_are_spread()
    {
        var spread = new TopologySpreadConstraint { TopologyKey = "zone", MaxSkew = 1, WhenUnsatisfiable = "DoNotSchedule", LabelSelector = LabelSelector.Label("app", "web") };
        Add(Labelled("a", "zone", "z1"), Labelled("b", "zone", "z2") with { Spec = new() { Unschedulable = true } }, Node("c"));
        Stand("a", "web", cpu: "1");

        var remedies = _scheduler.Explain(Pod("web-2") with { Metadata = new() { Name = "web-2", Namespace = "default", Labels = [new("app", "web")] }, Spec = Pod("x").Spec with { TopologySpreadConstraints = [spread] } }).Remedies;

        remedies.Select(remedy => remedy.Sentence).Should().Equal(
            "On 1 of 3 Nodes one Pod more would make the spread by zone too uneven; but for that, 1 of 3 Nodes would fit.",
            "Uncordon b: 1 of 3 Nodes are marked unschedulable; if they were not, 1 of 3 Nodes would fit.",
            "1 of 3 Nodes lack a label by which Pods are spread (zone), as c; if they had it, 1 of 3 Nodes would fit.");
        remedies[0].Details.Should().Equal("Pods with app=web by zone: 1 in z1, 0 in z2; at most 1 more than in the emptiest");
    }

    [Test]
    public void Names_a_plugin_that_fails()
    {
        var scheduler = new StandaloneScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new Broken())] });
        scheduler.Set(Node("a"));

        var explanation = scheduler.Explain(Pod("web"));

        (explanation.FailedPlugin, explanation.Error).Should().Be(("Broken", "running Filter plugin \"Broken\": out of order"));
        explanation.IsSchedulable.Should().BeFalse();
    }

    [Test]
    public void Does_not_ask_plugins_that_might_act()
    {
        var evictor = new Evictor();
        var scheduler = new StandaloneScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => evictor)] });
        scheduler.Set(Node("a"));

        var explanation = scheduler.Explain(Pod("web", cpu: "5"));

        explanation.Preemption!.NotAsked.Should().Equal("Evictor");
        evictor.Calls.Should().Be(0);
    }

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("no nodes", Pod("web"), [], "There are no Nodes: add one.");
        yield return Case("gates", Changed(Pod("web"), spec => spec with { SchedulingGates = [new() { Name = "a.io/wait" }, new() { Name = "b.io/wait" }] }), [Node("a")],
            "Remove the scheduling gate a.io/wait: until then the Pod is not tried.", "Remove the scheduling gate b.io/wait: until then the Pod is not tried.");
        yield return Case("a scheduler that is not there", Changed(Pod("web"), spec => spec with { SchedulerName = "mine" }), [Node("a")],
            "No scheduler serves the schedulerName mine; there are: default-scheduler.");
        yield return Case("taints", Pod("web"), [Tainted("a", "gpu", "yes"), Tainted("b", "gpu", "yes"), Tainted("c", "lost", null)],
            "Tolerate the taint gpu=yes:NoSchedule, which 2 of 3 Nodes have; then 2 of 3 Nodes would fit.", "Tolerate the taint lost:NoSchedule, which 1 of 3 Nodes have; then 1 of 3 Nodes would fit.");
        yield return Case("a cordon", Pod("web"), [Tainted("a", "node.kubernetes.io/unschedulable", null) is var cordoned ? cordoned with { Spec = cordoned.Spec with { Unschedulable = true } } : null!],
            "Uncordon a: 1 of 1 Nodes are marked unschedulable; if they were not, 1 of 1 Nodes would fit.");
        yield return Case("a label nobody has", Changed(Pod("web"), spec => spec with { NodeSelector = [new("disk", "ssd"), new("zone", "z1")] }), [Labelled("a", "zone", "z1"), Node("b")],
            "No Node has disk=ssd, which the Pod's node selector and affinity ask for; if they matched, 2 of 2 Nodes would fit.");
        yield return Case("labels nobody has together", Changed(Pod("web"), spec => spec with { NodeSelector = [new("disk", "ssd"), new("zone", "z1")] }), [Labelled("a", "zone", "z1"), Labelled("b", "disk", "ssd")],
            "2 of 2 Nodes do not match the Pod's node selector and affinity; if they did, 2 of 2 Nodes would fit.");
        yield return Case("a node that is not there", Changed(Pod("web"), spec => spec with { NodeName = "gone" }), [Node("a")],
            "The Pod names the Node gone, which does not exist; if it named none, 1 of 1 Nodes would fit.");
        yield return Case("more than any node has", Pod("web", cpu: "5"), [Node("a"), Node("b", cpu: "3")],
            "The Pod asks for 5 cpu, and no Node has that much: a, the largest, has 4 in all.");
        yield return Case("a claim that is not there", Changed(Pod("web"), spec => spec with { Volumes = [new() { Name = "data", PersistentVolumeClaim = new() { ClaimName = "data" } }] }), [Node("a")],
            "The claim default/data has to be there and bound first: persistentvolumeclaim \"data\" not found.");
        yield return Case("nobody to stand beside", Changed(Pod("web"), spec => spec with { Affinity = new() { PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "zone", LabelSelector = LabelSelector.Label("app", "db") }] } } }), [Node("a")],
            "The Pod must stand beside app=db by zone, and none is near on 1 of 1 Nodes; but for that, 1 of 1 Nodes would fit.");
        yield return Case("a port that is taken", WithPort(Pod("web")), [Node("a"), Changed(WithPort(Pod("holder")), spec => spec with { NodeName = "a" })],
            "The host port 80/TCP is taken on 1 of 1 Nodes; were it free, 1 of 1 Nodes would fit.");
        yield return Case("several things at once", Pod("web", cpu: "2", memory: "1Gi"), [Tainted("a", "gpu", "yes", cpu: "1"), Tainted("b", "gpu", "yes", cpu: "1500m")],
            "No single change is enough. a comes closest; it needs the taint gpu=yes:NoSchedule tolerated, and 1 more cpu free.",
            "Tolerate the taint gpu=yes:NoSchedule, which 2 of 2 Nodes have; then still no Node would fit.",
            "The Pod asks for 2 cpu, and no Node has that much: b, the largest, has 1500m in all.");
    }

    private static TestCaseData Case(string name, Pod pod, ApiObject[] objects, params string[] sentences) => new TestCaseData(pod, objects, sentences).SetArgDisplayNames(name);

    // Pods of the same importance: who of them is evicted depends on the order in which they are kept, which looking must not change.
    private static List<string?> RunOfChance(bool explains)
    {
        var scheduler = new StandaloneScheduler(new() { Profiles = [SchedulerProfile.Default.With(new PluginRegistration("Dice", handle => new Dice(handle)))] }, seed: 7);
        foreach (var name in (string[])["a", "b", "c"])
            scheduler.Set(Node(name));
        var outcome = new List<string?>();
        for (var i = 0; i < 60; i++)
        {
            var pod = Pod($"p{i}", cpu: i < 24 ? "500m" : "1700m", priority: i / 24);
            if (explains)
                scheduler.Explain(pod);
            var decision = scheduler.Schedule(pod);
            if (decision.NominatedNodeName is not null)
                decision = scheduler.Schedule(pod);
            outcome.Add($"{decision.NodeName}: {string.Join(' ', Enumerable.Range(0, 3).SelectMany(row => scheduler.Snapshot[row].Pods).Select(standing => standing.Metadata.Name).Order(StringComparer.Ordinal))}");
        }
        return outcome;
    }

    private void Add(params ApiObject[] objects)
    {
        foreach (var obj in objects)
            _scheduler.Set(obj);
    }

    private void Stand(string node, string name, string cpu) => _scheduler.Set(Changed(Pod(name, cpu), spec => spec with { NodeName = node }));

    private static Node Node(string name, string cpu = "4")
    {
        ValueMap<Quantity> resources = [new("cpu", cpu), new("memory", "8Gi"), new("pods", "110")];
        return new() { Metadata = new() { Name = name }, Status = new() { Capacity = resources, Allocatable = resources } };
    }

    private static Node Tainted(string name, string key, string? value, string cpu = "4") =>
        Node(name, cpu) with { Spec = new() { Taints = [new() { Key = key, Value = value, Effect = "NoSchedule" }] } };

    private static Node Labelled(string name, string key, string value) => Node(name) with { Metadata = new() { Name = name, Labels = [new(key, value)] } };

    private static Pod Pod(string name, string cpu = "500m", string? memory = null, int? priority = null)
    {
        ValueMap<Quantity> requests = memory is null ? [new("cpu", cpu)] : [new("cpu", cpu), new("memory", memory)];
        return new()
        {
            Metadata = new() { Name = name, Namespace = "default", Labels = [new("app", name)] },
            Spec = new() { Priority = priority, Containers = [new() { Name = "main", Image = "app", Resources = new() { Requests = requests } }] },
        };
    }

    private static Pod WithPort(Pod pod) => Changed(pod, spec => spec with { Containers = [spec.Containers[0] with { Ports = [new() { HostPort = 80, Port = 80 }] }] });

    private static Pod Changed(Pod pod, Func<PodSpec, PodSpec> change) => pod with { Spec = change(pod.Spec) };

    private sealed class Broken : NodeFilter
    {
        public override string Name => "Broken";

        protected override Verdict Filter(PodShape pod, NodeView node) => throw new InvalidOperationException("out of order");
    }

    private sealed class Evictor : IPostFilterPlugin
    {
        public string Name => "Evictor";

        public int Calls { get; private set; }

        public PostFilterResult PostFilter(PodShape pod, CycleState state, Snapshot snapshot, Diagnosis diagnosis)
        {
            Calls++;
            return new(PluginStatus.Unschedulable("no"));
        }
    }

    private sealed class Dice(SchedulerHandle handle) : NodeScore
    {
        public override string Name => "Dice";

        protected override long Score(PodShape pod, NodeView node) => handle.Random.Next(101);
    }
}

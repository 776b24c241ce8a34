using ClusterSim.Api.Core;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>What the scheduler keeps between decisions changes none of them: a scheduler that has just been made, and so has kept nothing, decides alike.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReuseTests
{
    private const int Nodes = 40, Changes = 500;

    private static readonly SchedulerOptions ByName = new() { TieBreak = TieBreak.LowestName };
    private static readonly SchedulerOptions ByRank = new() { TieBreak = TieBreak.Rank(static node => node.Name[^1]) };

    private readonly SortedDictionary<string, Pod> _placed = new(StringComparer.Ordinal);
    private readonly List<Pod> _waiting = [];
    private readonly Service _service = new() { Metadata = new() { Name = "web", Namespace = "default" }, Spec = new() { Selector = [new("app", "web")] } };

    private bool _hasService = true;

    [Test]
    public void Decides_as_a_scheduler_that_has_kept_nothing([Values(1, 2, 3, 4)] int seed)
    {
        var (chance, options) = (new MixedPods(seed), seed % 2 == 0 ? ByRank : ByName);
        var scheduler = new StandaloneScheduler(options);
        scheduler.Set(_service);
        for (var i = 0; i < Nodes; i++)
            scheduler.Set(chance.Node($"node-{i:00}"));
        var (found, none, evictions) = (0, 0, 0);

        for (var i = 0; i < Changes; i++)
        {
            Change(scheduler, chance);
            var pod = _waiting.Count > 0 && chance.Once(4) ? TakeOne(chance) : chance.Pod($"pod-{i:000}");
            var decision = Compare(scheduler, pod, options);
            if (decision.NominatedNodeName is not null)
            {
                evictions++;
                decision = Compare(scheduler, pod, options);
            }
            found += decision.IsPlaced ? 1 : 0;
            none += decision.IsPlaced ? 0 : 1;
        }

        found.Should().BeGreaterThan(Changes / 4);
        none.Should().BeGreaterThan(10);
        evictions.Should().BePositive();
    }

    // Each is asked for a decision, and nothing of what either says may differ.
    private SchedulingDecision Compare(StandaloneScheduler scheduler, Pod pod, SchedulerOptions options)
    {
        var fresh = CopyOf(scheduler, options);
        var expected = fresh.Schedule(pod);
        var decision = scheduler.Schedule(pod);

        (decision.NodeName, decision.FeasibleNodes, decision.NominatedNodeName, decision.Message)
            .Should().Be((expected.NodeName, expected.FeasibleNodes, expected.NominatedNodeName, expected.Message), pod.Metadata.Name);
        if (decision.NominatedNodeName is { } nominated)
            NamesOn(scheduler, nominated).Should().Equal(NamesOn(fresh, nominated));
        if (decision.IsPlaced)
            _placed[pod.Metadata.Name!] = pod with { Spec = pod.Spec with { NodeName = decision.NodeName } };
        else if (decision.NominatedNodeName is null)
            _waiting.Add(pod);
        return decision;
    }

    private void Change(StandaloneScheduler scheduler, MixedPods chance)
    {
        foreach (var gone in _placed.Keys.Except(Views(scheduler).SelectMany(static node => node.Pods).Select(static pod => pod.Metadata.Name!), StringComparer.Ordinal).ToList())
            _placed.Remove(gone); // Evicted.
        if (chance.Once(3) && _placed.Count > 0)
        {
            var leaving = chance.Any(_placed.Values.ToList());
            scheduler.Remove(leaving);
            _placed.Remove(leaving.Metadata.Name!);
        }
        if (chance.Once(10)) // Another size, other labels, cordoned, tainted.
            scheduler.Set(chance.Node($"node-{chance.Any(Enumerable.Range(0, Nodes).ToList()):00}"));
        if (chance.Once(25))
            RemoveNode(scheduler, chance.Any(Views(scheduler)));
        if (!chance.Once(40))
            return;
        _hasService = !_hasService;
        if (_hasService)
            scheduler.Set(_service);
        else
            scheduler.Remove(_service);
    }

    private void RemoveNode(StandaloneScheduler scheduler, NodeView node)
    {
        var (obj, pods) = (node.Node, node.Pods.ToList());
        foreach (var pod in pods)
        {
            scheduler.Remove(pod);
            _placed.Remove(pod.Metadata.Name!);
        }
        scheduler.Remove(obj);
    }

    private Pod TakeOne(MixedPods chance)
    {
        var pod = chance.Any(_waiting);
        _waiting.Remove(pod);
        return pod;
    }

    private StandaloneScheduler CopyOf(StandaloneScheduler scheduler, SchedulerOptions options)
    {
        var copy = new StandaloneScheduler(options);
        if (_hasService)
            copy.Set(_service);
        foreach (var node in Views(scheduler))
        {
            copy.Set(node.Node);
            foreach (var pod in node.Pods)
                copy.Set(pod with { Spec = pod.Spec with { NodeName = node.Name } });
        }
        return copy;
    }

    private static List<string?> NamesOn(StandaloneScheduler scheduler, string node) =>
        [.. Views(scheduler).Single(view => view.Name == node).Pods.Select(static pod => pod.Metadata.Name).Order(StringComparer.Ordinal)];

    private static List<NodeView> Views(StandaloneScheduler scheduler)
    {
        var snapshot = scheduler.Snapshot;
        return [.. Enumerable.Range(0, snapshot.Count).Select(row => snapshot[row])];
    }
}

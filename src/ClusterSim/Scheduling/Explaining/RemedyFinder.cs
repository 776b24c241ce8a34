namespace ClusterSim.Scheduling;

/// <summary>Works out from the verdicts what would have to change for a Pod to be scheduled.</summary>
internal sealed partial class RemedyFinder(Pod pod, PodShape shape, SchedulingExplanation explanation, Snapshot snapshot, SchedulerHandle handle)
{
    private readonly int _total = explanation.Nodes.Count;

    /// <summary>What helps, the most helpful first.</summary>
    public IReadOnlyList<SchedulingRemedy> Find()
    {
        var remedies = Beforehand().ToList();
        if (explanation.Error is null && snapshot.Count == 0)
            remedies.Add(new(RemedyKind.AddNode, "There are no Nodes: add one."));
        else if (explanation.Error is null && explanation.BestNodes.Count == 0)
            remedies.AddRange(OnNodes());
        return remedies;
    }

    private IEnumerable<SchedulingRemedy> Beforehand()
    {
        foreach (var verdict in explanation.PreEnqueue)
        {
            if (verdict.Plugin != "SchedulingGates")
                yield return new(RemedyKind.Other, $"{verdict.Plugin} keeps the Pod from being tried: {verdict.Message}.") { Plugin = verdict.Plugin, Subject = verdict.Message };
            foreach (var gate in verdict.Plugin == "SchedulingGates" ? pod.Spec.SchedulingGates : [])
                yield return new(RemedyKind.RemoveSchedulingGate, $"Remove the scheduling gate {gate.Name}: until then the Pod is not tried.") { Plugin = verdict.Plugin, Subject = gate.Name };
        }
        if (handle.Waiting.Find(ObjectKey.Of(pod)) is not { } waiting)
            yield break;
        foreach (var plugin in waiting.PendingPlugins)
            yield return new(RemedyKind.AwaitPermission, $"The Pod has been given {waiting.NodeName} and waits for {plugin} to allow it.") { Plugin = plugin, Node = waiting.NodeName };
    }

    private IEnumerable<SchedulingRemedy> OnNodes()
    {
        var blocked = new OrderedDictionary<Obstacle, List<ExplainedNode>>();
        var opened = new OrderedDictionary<Obstacle, List<ExplainedNode>>();
        ExplainedNode? closest = null;
        var fewest = int.MaxValue;
        foreach (var node in explanation.Nodes)
        {
            var obstacles = ObstaclesOn(node);
            foreach (var obstacle in obstacles)
                Note(blocked, obstacle, node);
            if (obstacles.Count == 1)
                Note(opened, obstacles[0], node);
            if (obstacles.Count < fewest)
                (closest, fewest) = (node, obstacles.Count);
        }
        if (explanation.Preemption is { BestNodes: [var best, ..] })
            yield return Preemption(best);
        if (opened.Count == 0 && closest is not null)
            yield return Several(closest);
        foreach (var (obstacle, nodes) in blocked.OrderByDescending(entry => opened.GetValueOrDefault(entry.Key)?.Count ?? 0).ThenByDescending(static entry => entry.Value.Count))
            yield return Describe(obstacle, nodes, opened.GetValueOrDefault(obstacle) ?? []);
    }

    private static void Note(OrderedDictionary<Obstacle, List<ExplainedNode>> by, Obstacle obstacle, ExplainedNode node)
    {
        if (!by.TryGetValue(obstacle, out var nodes))
            by.Add(obstacle, nodes = []);
        nodes.Add(node);
    }

    private SchedulingRemedy Preemption(string node)
    {
        var victims = explanation.Preemption!.Candidates.First(candidate => candidate.Node == node).Victims;
        return new(RemedyKind.AwaitPreemption, $"Evicting {string.Join(", ", victims)} from {node} makes room; the scheduler does so when it tries the Pod.")
        {
            Plugin = "DefaultPreemption",
            BlockedNodes = _total,
            OpenedNodes = [.. explanation.Preemption.Candidates.Select(static candidate => candidate.Node)],
            Node = node,
            Details = victims,
        };
    }

    private SchedulingRemedy Several(ExplainedNode node)
    {
        string[] changes = [.. ObstaclesOn(node).Select(obstacle => InShort(obstacle, node))];
        return new(RemedyKind.SeveralChanges, $"No single change is enough. {node.Name} comes closest; it needs {string.Join(", and ", changes)}.")
        {
            BlockedNodes = _total,
            OpenedNodes = [node.Name],
            Node = node.Name,
            Details = changes,
        };
    }

    private string InShort(Obstacle obstacle, ExplainedNode node) => obstacle.Kind switch
    {
        RemedyKind.FreeResource => $"{Amount(obstacle.Subject, Missing(node, obstacle.Subject))} more {obstacle.Subject} free",
        RemedyKind.FreePodSlot => "room for one more Pod",
        RemedyKind.TolerateTaint => $"the taint {obstacle.Subject} tolerated",
        RemedyKind.Uncordon => "to be uncordoned",
        RemedyKind.MatchNodeAffinity => "labels that match the Pod's node selector and affinity",
        RemedyKind.ProvideNamedNode => $"to be the Node {obstacle.Subject}, which the Pod names",
        _ => $"an end of \"{obstacle.Subject}\"",
    };

    private string Fit(IReadOnlyCollection<ExplainedNode> opened) => opened.Count == 0 ? "still no Node would fit" : $"{opened.Count} of {_total} Nodes would fit";
}

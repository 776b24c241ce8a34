namespace ClusterSim.Scheduling.Plugins;

/// <summary>A node selector and required node affinity: every Pod that has the same shares the answers.</summary>
internal sealed class NodeConstraint
{
    private readonly LabelRequirement[] _selector;
    private readonly SelectorTerm[]? _terms; // Null: no required affinity.
    private readonly StaticAnswers _answers;

    public NodeConstraint(ValueMap<string> nodeSelector, NodeSelector? required, Snapshot snapshot)
    {
        _selector = [.. nodeSelector.Select(entry => new LabelRequirement(
            snapshot.Labels(entry.Key),
            new() { Key = entry.Key, Operator = "In", Values = [entry.Value] }))];
        _terms = required?.NodeSelectorTerms.Select(term => new SelectorTerm(term, snapshot)).ToArray();
        _answers = new StaticAnswers(MatchesAt);
    }

    /// <summary>The answers for all rows.</summary>
    public ReadOnlySpan<bool> Matches(Snapshot snapshot) => _answers.For(snapshot);

    /// <summary>Whether the Node at <paramref name="row"/> satisfies it.</summary>
    public bool MatchesAt(int row)
    {
        foreach (var requirement in _selector)
        {
            if (!requirement.IsMetAt(row))
                return false;
        }
        if (_terms is null)
            return true;
        foreach (var term in _terms)
        {
            if (term.MatchesAt(row))
                return true;
        }
        return false;
    }

    /// <summary>Whether <paramref name="node"/> satisfies what a Pod asks.</summary>
    public static bool Matches(PodSpec pod, Node node)
    {
        foreach (var (key, value) in pod.NodeSelector)
        {
            if (node.Metadata.Labels.Find(key) != value)
                return false;
        }
        return pod.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is not { } required || Matches(required, node);
    }

    /// <summary>Whether any term matches <paramref name="node"/>.</summary>
    public static bool Matches(NodeSelector selector, Node node)
    {
        foreach (var term in selector.NodeSelectorTerms)
        {
            if (SelectorTerm.Matches(term, node))
                return true;
        }
        return false;
    }
}

namespace ClusterSim.Scheduling.Plugins;

/// <summary>A node selector term, made ready for asking about many Nodes. An empty one matches none.</summary>
/// <remarks>Source: component-helpers scheduling/corev1/nodeaffinity/nodeaffinity.go (v1.36).</remarks>
internal sealed class SelectorTerm(NodeSelectorTerm term, Snapshot snapshot)
{
    private const string NameField = "metadata.name";

    private readonly LabelRequirement[] _labels = [.. term.MatchExpressions.Select(requirement => new LabelRequirement(snapshot.Labels(requirement.Key), requirement))];

    /// <summary>Whether the Node at <paramref name="row"/> matches.</summary>
    public bool MatchesAt(int row)
    {
        if (IsEmpty(term))
            return false;
        foreach (var requirement in _labels)
        {
            if (!requirement.IsMetAt(row))
                return false;
        }
        return term.MatchFields.Count == 0 || MatchesFields(term, snapshot.Entry(row).Name);
    }

    /// <summary>Whether <paramref name="node"/> matches.</summary>
    public static bool Matches(NodeSelectorTerm term, Node node)
    {
        if (IsEmpty(term))
            return false;
        foreach (var requirement in term.MatchExpressions)
        {
            if (!LabelRequirement.IsMet(requirement, node.Metadata.Labels))
                return false;
        }
        return MatchesFields(term, node.Metadata.Name!);
    }

    /// <summary>The Nodes that the term names one by one; null when it does not.</summary>
    public static SortedSet<string>? NamedNodes(NodeSelectorTerm term)
    {
        SortedSet<string>? names = null;
        foreach (var requirement in term.MatchFields)
        {
            if (requirement.Key != NameField || requirement.Operator != "In")
                continue;
            if (names is null)
                names = new(requirement.Values, StringComparer.Ordinal);
            else
                names.IntersectWith(requirement.Values);
        }
        return names;
    }

    private static bool IsEmpty(NodeSelectorTerm term) => term.MatchExpressions.Count == 0 && term.MatchFields.Count == 0;

    private static bool MatchesFields(NodeSelectorTerm term, string name)
    {
        foreach (var requirement in term.MatchFields)
        {
            var isListed = requirement.Values.FindIndex(value => value == name) >= 0;
            if (requirement.Key != NameField || (requirement.Operator == "In" ? !isListed : requirement.Operator != "NotIn" || isListed))
                return false;
        }
        return true;
    }
}

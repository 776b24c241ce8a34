namespace ClusterSim.Scheduling;

/// <summary>Which Pods are counted.</summary>
/// <param name="All">They match all of these.</param>
/// <param name="WithTerminating">Whether those that are being deleted count.</param>
internal sealed record CountedPods(ValueList<TermSelector> All, bool WithTerminating)
{
    public bool IsMetBy(PodKind kind, NamespaceLabels namespaces)
    {
        if (kind.IsTerminating && !WithTerminating)
            return false;
        foreach (var term in All)
        {
            if (!term.Matches(kind, namespaces))
                return false;
        }
        return true;
    }
}

namespace ClusterSim.Scheduling;

/// <summary>A spread constraint, with the Pod's own labels filled in.</summary>
/// <param name="TopologyKey">The label of Nodes by which domains are told apart.</param>
/// <param name="MaxSkew">How uneven it may be, from 1 up.</param>
/// <param name="MinDomains">With fewer domains the least of the counts is taken for 0.</param>
/// <param name="IsHard"><c>DoNotSchedule</c>, as opposed to <c>ScheduleAnyway</c>.</param>
/// <param name="Selector">The Pods counted.</param>
/// <param name="MatchesSelf">Whether the Pod will be one of them.</param>
/// <param name="HonorsAffinity">Whether only Nodes count that the Pod's node selector and affinity admit.</param>
/// <param name="HonorsTaints">Whether only Nodes count whose taints it tolerates.</param>
internal sealed record SpreadTerm(
    string TopologyKey, int MaxSkew, int MinDomains, bool IsHard, TermSelector Selector, bool MatchesSelf, bool HonorsAffinity, bool HonorsTaints)
{
    /// <summary>A selector without conditions counts no Pods at all, although it matches every one.</summary>
    public bool CountsNone { get; } = Selector.Labels?.IsEmpty == true;
}

namespace ClusterSim.Scheduling;

/// <summary>A Node, and whom to evict from it.</summary>
/// <param name="NodeName">The Node.</param>
/// <param name="Victims">Whom, the most important first; one at least.</param>
/// <param name="Violations">How many evictions no disruption budget allows.</param>
internal sealed record PreemptionCandidate(string NodeName, IReadOnlyList<Pod> Victims, int Violations)
{
    private const long PriorityOffset = int.MaxValue + 1L; // So that many victims of negative priority do not beat few.

    /// <summary>The one that does the least harm; the first of several.</summary>
    /// <remarks>Source: framework/preemption/preemption.go, pickOneNodeForPreemption (v1.36).</remarks>
    public static PreemptionCandidate Best(IReadOnlyList<PreemptionCandidate> candidates) => AllBest(candidates)[0];

    /// <summary>All that do equally little harm.</summary>
    public static IReadOnlyList<PreemptionCandidate> AllBest(IReadOnlyList<PreemptionCandidate> candidates)
    {
        ReadOnlySpan<Func<PreemptionCandidate, long>> costs =
        [
            static candidate => candidate.Violations,
            static candidate => PodImportance.PriorityOf(candidate.Victims[0]),
            static candidate => candidate.Victims.Sum(static victim => PodImportance.PriorityOf(victim) + PriorityOffset),
            static candidate => candidate.Victims.Count,
            static candidate => -EarliestStart(candidate.Victims).UtcTicks,
        ];
        foreach (var cost in costs)
        {
            var least = candidates.Min(cost);
            candidates = [.. candidates.Where(candidate => cost(candidate) == least)];
            if (candidates.Count == 1)
                break;
        }
        return candidates;
    }

    // Of the most important victims alone.
    private static DateTimeOffset EarliestStart(IReadOnlyList<Pod> victims)
    {
        var highest = victims.Max(PodImportance.PriorityOf);
        return victims.Where(victim => PodImportance.PriorityOf(victim) == highest).Min(PodImportance.StartOf);
    }
}

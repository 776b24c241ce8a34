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
            static candidate => SumOfPriorities(candidate.Victims),
            static candidate => candidate.Victims.Count,
            static candidate => -EarliestStart(candidate.Victims).UtcTicks,
        ];
        foreach (var cost in costs)
        {
            if (candidates.Count == 1)
                break;
            candidates = Cheapest(candidates, cost);
        }
        return candidates;
    }

    private static List<PreemptionCandidate> Cheapest(IReadOnlyList<PreemptionCandidate> candidates, Func<PreemptionCandidate, long> cost)
    {
        var (cheapest, least) = (new List<PreemptionCandidate>(), long.MaxValue);
        foreach (var candidate in candidates)
        {
            var its = cost(candidate);
            if (its < least)
                cheapest.Clear();
            if (its > least)
                continue;
            least = its;
            cheapest.Add(candidate);
        }
        return cheapest;
    }

    private static long SumOfPriorities(IReadOnlyList<Pod> victims)
    {
        var sum = 0L;
        foreach (var victim in victims)
            sum += PodImportance.PriorityOf(victim) + PriorityOffset;
        return sum;
    }

    // Of the most important victims alone, which come first.
    private static DateTimeOffset EarliestStart(IReadOnlyList<Pod> victims)
    {
        var earliest = DateTimeOffset.MaxValue;
        foreach (var victim in victims)
        {
            if (PodImportance.PriorityOf(victim) != PodImportance.PriorityOf(victims[0]))
                break;
            var start = PodImportance.StartOf(victim);
            earliest = start < earliest ? start : earliest;
        }
        return earliest;
    }
}

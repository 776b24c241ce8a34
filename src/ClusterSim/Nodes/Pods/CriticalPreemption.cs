namespace ClusterSim.Nodes.Pods;

/// <summary>Which Pods have to go for a critical one to be let in.</summary>
/// <remarks>Source: preemption/preemption.go, getPodsToPreempt (v1.36).</remarks>
internal static class CriticalPreemption
{
    /// <summary>As few as will do, none of a better class than is needed; null when all together would not do.</summary>
    /// <param name="candidates">Pods that may go.</param>
    /// <param name="missing">Of what there is too little, and how much.</param>
    public static IReadOnlyList<PodWorker>? Choose(IEnumerable<PodWorker> candidates, IReadOnlyList<(string Resource, long Amount)> missing)
    {
        var classes = candidates.ToLookup(worker => PodQos.Of(worker.Pod.Spec));
        PodWorker[] best = [.. classes["BestEffort"]], burstable = [.. classes["Burstable"]], guaranteed = [.. classes["Guaranteed"]];
        if (Fewest(guaranteed, Less(missing, [.. burstable, .. best])) is not { } ofGuaranteed)
            return null;
        var ofBurstable = Fewest(burstable, Less(missing, [.. best, .. ofGuaranteed]))!;
        var ofBest = Fewest(best, Less(missing, [.. ofBurstable, .. ofGuaranteed]))!;
        return [.. ofBest, .. ofBurstable, .. ofGuaranteed];
    }

    private static List<PodWorker>? Fewest(IReadOnlyList<PodWorker> candidates, IReadOnlyList<(string Resource, long Amount)> missing)
    {
        var (left, chosen) = (candidates.ToList(), new List<PodWorker>());
        while (missing.Count > 0)
        {
            if (left.Count == 0)
                return null;
            var next = left.MinBy(worker => Distance(worker, missing))!;
            left.Remove(next);
            chosen.Add(next);
            missing = Less(missing, [next]);
        }
        return chosen;
    }

    // How much would still be missing, in squares of the part of each resource.
    private static double Distance(PodWorker worker, IReadOnlyList<(string Resource, long Amount)> missing)
    {
        var distance = 0.0;
        foreach (var (resource, amount) in missing)
            if (amount - AmountOf(worker, resource) is > 0 and var more)
                distance += (double)more / amount * more / amount;
        return distance;
    }

    private static IReadOnlyList<(string Resource, long Amount)> Less(IReadOnlyList<(string Resource, long Amount)> missing, IReadOnlyList<PodWorker> gone) =>
        [.. missing.Select(lack => (lack.Resource, Amount: lack.Amount - gone.Sum(worker => AmountOf(worker, lack.Resource)))).Where(lack => lack.Amount > 0)];

    private static long AmountOf(PodWorker worker, string resource) => resource == "pods" ? 1 : RequestedAmounts.Of(worker.Pod.Spec).AmountOf(resource);
}

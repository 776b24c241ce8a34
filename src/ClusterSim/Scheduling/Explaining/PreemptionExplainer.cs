using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling;

/// <summary>Finds out what the PostFilter plugins would do for a Pod that fits nowhere. Nobody is evicted: the scheduler's way to do so has been taken from it.</summary>
internal sealed class PreemptionExplainer(ProfileRuntime profile, Snapshot snapshot, SchedulingAlgorithm algorithm)
{
    /// <param name="begin">Begins a cycle for the Pod.</param>
    public ExplainedPreemption? Explain(Func<CycleState> begin)
    {
        if (profile.PostFilter.Length == 0)
            return null;
        var (status, notAsked) = PostFilter(begin());
        var candidates = Candidates(begin());
        return new(status.Code, status.Message)
        {
            Candidates = [.. candidates.Select(Describe).OrderBy(static candidate => candidate.Node, StringComparer.Ordinal)],
            BestNodes = candidates.Count == 0 ? [] : [.. PreemptionCandidate.AllBest(candidates).Select(static candidate => candidate.NodeName).Order(StringComparer.Ordinal)],
            NotAsked = notAsked,
        };
    }

    // As PostFilterPhase, but for plugins of which nobody knows what they do.
    private (PluginStatus Status, List<string> NotAsked) PostFilter(CycleState state)
    {
        var notAsked = new List<string>();
        var reasons = new List<string>();
        if (algorithm.Diagnose(state) is not { } diagnosis)
            return (PluginStatus.Success, notAsked);
        foreach (var slot in profile.PostFilter)
        {
            if (slot.Plugin is not (DefaultPreemption or DynamicResources))
            {
                notAsked.Add(slot.Plugin.Name);
                continue;
            }
            var status = slot.Plugin.PostFilter(state.Shape, state, snapshot, diagnosis).Status;
            if (status.Code is StatusCode.Success or StatusCode.UnschedulableAndUnresolvable || !status.IsRejected)
                return (status, notAsked);
            reasons.AddRange(status.Reasons);
        }
        return (PluginStatus.Unschedulable([.. reasons]), notAsked);
    }

    private IReadOnlyList<PreemptionCandidate> Candidates(CycleState state) =>
        Array.Find(profile.PostFilter, static slot => slot.Plugin is DefaultPreemption).Plugin is DefaultPreemption preemption && algorithm.Diagnose(state) is { } diagnosis
            ? preemption.FindCandidates(state, snapshot, diagnosis)
            : [];

    private static ExplainedCandidate Describe(PreemptionCandidate candidate) =>
        new(candidate.NodeName, [.. candidate.Victims.Select(static victim => ObjectKey.Of(victim).ToString())], candidate.Violations);
}

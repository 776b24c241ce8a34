using ClusterSim.Api.Policy;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Makes room for a Pod that fits nowhere by evicting Pods of lower priority from one Node, and has it wait for that Node.</summary>
/// <remarks>
/// Source: plugins/defaultpreemption/default_preemption.go, framework/preemption/preemption.go (v1.36).
/// Differs from Kubernetes: victims are deleted within the scheduling cycle rather than beside it, at the same instant of virtual time.
/// </remarks>
public sealed class DefaultPreemption : IPostFilterPlugin, IEnqueueExtensions
{
    private const string Prefix = "preemption: ";
    private const string NotHelpful = "Preemption is not helpful for scheduling";

    private readonly SchedulerHandle _handle;
    private readonly DefaultPreemptionOptions _options;

    /// <summary>Makes the plugin.</summary>
    /// <param name="handle">The scheduler it is for.</param>
    /// <param name="options">How hard to look; null for the defaults.</param>
    public DefaultPreemption(SchedulerHandle handle, DefaultPreemptionOptions? options = null) => (_handle, _options) = (handle, options ?? new());

    /// <inheritdoc/>
    public string Name => "DefaultPreemption";

    /// <summary>None: what a victim's going is good for is known by the plugins that rejected the Pod.</summary>
    public IReadOnlyList<RegisteredEvent> EventsToRegister => [];

    /// <inheritdoc/>
    public PostFilterResult PostFilter(PodShape pod, CycleState state, Snapshot snapshot, Diagnosis diagnosis)
    {
        if (WhyNotEligible(state.Pod, pod, snapshot, diagnosis) is { } reason)
            return new(PluginStatus.Unschedulable(Prefix + reason));
        var dryRun = new PreemptionDryRun(state, snapshot, _handle.Objects.All<PodDisruptionBudget>());
        dryRun.Run(RowsWorthTrying(diagnosis), _options.CandidatesFor, _handle.Random);
        var candidates = dryRun.Candidates;
        if (candidates.Count == 0)
            return new(PluginStatus.Unschedulable(Prefix + Explain(dryRun, diagnosis.NodeCount)), NominatedNodeName: "");
        var best = PreemptionCandidate.Best(candidates);
        _handle.Evict?.Invoke(state.Pod, best.Victims, best.NodeName);
        return new(PluginStatus.Success, best.NodeName);
    }

    /// <summary>Every Node on which evicting Pods would help, with the victims; none when the Pod may not evict any.</summary>
    internal IReadOnlyList<PreemptionCandidate> FindCandidates(CycleState state, Snapshot snapshot, Diagnosis diagnosis)
    {
        if (WhyNotEligible(state.Pod, state.Shape, snapshot, diagnosis) is not null)
            return [];
        var dryRun = new PreemptionDryRun(state, snapshot, _handle.Objects.All<PodDisruptionBudget>());
        dryRun.Run(RowsWorthTrying(diagnosis), static nodes => nodes, _handle.Random);
        return dryRun.Candidates;
    }

    private static string? WhyNotEligible(Pod pod, PodShape shape, Snapshot snapshot, Diagnosis diagnosis)
    {
        if (!shape.PreemptsOthers)
            return "not eligible due to preemptionPolicy=Never.";
        if (string.IsNullOrEmpty(pod.Status.NominatedNodeName) || snapshot.Find(pod.Status.NominatedNodeName) is not (>= 0 and var row))
            return null;
        if (diagnosis.CodeOf(row) == StatusCode.UnschedulableAndUnresolvable)
            return null; // Waiting for that Node has become pointless: others may be tried.
        return snapshot.Entry(row).Pods.Exists(other => other.Priority < (pod.Spec.Priority ?? 0) && IsBeingPreempted(other.Pod))
            ? "not eligible due to a terminating pod on the nominated node."
            : null;
    }

    private static bool IsBeingPreempted(Pod pod) =>
        pod.Metadata.DeletionTimestamp is not null
        && pod.Status.Conditions.FindIndex(static condition => condition.Type == "DisruptionTarget") is >= 0 and var index
        && pod.Status.Conditions[index] is { Status: "True", Reason: "PreemptionByScheduler" };

    private static List<int> RowsWorthTrying(Diagnosis diagnosis)
    {
        var rows = new List<int>(diagnosis.NodeCount);
        for (var row = 0; row < diagnosis.NodeCount; row++)
        {
            if (diagnosis.CodeOf(row) == StatusCode.Unschedulable)
                rows.Add(row);
        }
        return rows;
    }

    private static string Explain(PreemptionDryRun dryRun, int nodes)
    {
        var histogram = new ReasonHistogram();
        foreach (var failure in dryRun.Failures)
        {
            foreach (var reason in failure.Reasons)
                histogram.Add(reason, 1);
        }
        if (dryRun.WithoutVictims > 0)
            histogram.Add(PreemptionDryRun.NoVictims, dryRun.WithoutVictims);
        if (dryRun.Failures.Count + dryRun.WithoutVictims is var tried && tried < nodes)
            histogram.Add(NotHelpful, nodes - tried);
        return histogram.ToMessage(nodes);
    }
}

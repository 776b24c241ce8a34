namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes marked unschedulable (cordoned), unless the Pod tolerates that.</summary>
/// <remarks>Source: plugins/nodeunschedulable/node_unschedulable.go (v1.36).</remarks>
public sealed class NodeUnschedulable : IFilterPlugin, IEnqueueExtensions
{
    private static readonly Reason Unschedulable = new("node(s) were unschedulable");
    private static readonly Taint Cordon = new() { Key = "node.kubernetes.io/unschedulable", Effect = TaintEffects.NoSchedule };

    /// <inheritdoc/>
    public string Name => "NodeUnschedulable";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeTaint, static (_, change) => IsUncordoned(change)),
        new(EventResource.TargetPod, EventActions.UpdatePodToleration, static (_, change) => Tolerates(((Pod)change.After!).Spec.Tolerations)),
    ];

    /// <inheritdoc/>
    public bool AcceptsAll(PodShape pod, Snapshot snapshot) => snapshot.UnschedulableCount == 0 || pod.Tolerates(Cordon);

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        if (AcceptsAll(pod, snapshot))
            return;
        var unschedulable = snapshot.Unschedulable;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (unschedulable[candidates[i]])
                verdicts[i] = Verdict.Unresolvable(Unschedulable);
        }
    }

    private static bool IsUncordoned(ClusterEvent change) =>
        !((Node)change.After!).Spec.Unschedulable && (change.Before is not Node before || before.Spec.Unschedulable);

    private static bool Tolerates(ValueList<Toleration> tolerations) => tolerations.FindIndex(static toleration => toleration.Matches(Cordon)) >= 0;
}

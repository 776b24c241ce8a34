namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes with hard taints the Pod does not tolerate; prefers Nodes with fewer soft ones.</summary>
/// <remarks>Source: plugins/tainttoleration/taint_toleration.go (v1.36).</remarks>
public sealed class TaintToleration : IFilterPlugin, IPreScorePlugin, IScorePlugin, IEnqueueExtensions
{
    private static readonly Reason Untolerated = new("node(s) had untolerated taint(s)");

    /// <inheritdoc/>
    public string Name => "TaintToleration";

    /// <summary>Taints change only when the Node does.</summary>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts;

    /// <inheritdoc/>
    public Normalization Normalization => Normalization.ByMaximumReversed;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeTaint, static (pod, change) =>
            IsTolerated(pod, (Node)change.After!) && (change.Before is not Node before || !IsTolerated(pod, before))),
        new(EventResource.TargetPod, EventActions.UpdatePodToleration),
    ];

    /// <inheritdoc/>
    public bool AcceptsAll(PodShape pod, Snapshot snapshot) => snapshot.TaintedCount == 0;

    /// <inheritdoc/>
    public long? ScoreOfAll(PodShape pod, Snapshot snapshot) => snapshot.TaintedCount == 0 ? 0 : null;

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        if (AcceptsAll(pod, snapshot))
            return;
        var known = pod.Memo(this, static shape => new TolerationTable(shape));
        known.Extend(snapshot.TaintSets);
        var sets = snapshot.TaintSetIds;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!known.Tolerated(sets[candidates[i]]))
                verdicts[i] = Verdict.Unresolvable(Untolerated);
        }
    }

    /// <inheritdoc/>
    public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot) => PluginStatus.Success;

    /// <summary>The number of soft taints that are not tolerated; fewer are better.</summary>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
    {
        if (snapshot.TaintedCount == 0)
        {
            scores[..candidates.Count].Clear();
            return;
        }
        var known = pod.Memo(this, static shape => new TolerationTable(shape));
        known.Extend(snapshot.TaintSets);
        var sets = snapshot.TaintSetIds;
        for (var i = 0; i < candidates.Count; i++)
            scores[i] = known.Intolerable(sets[candidates[i]]);
    }

    private static bool IsTolerated(Pod pod, Node node) => TolerationTable.Tolerates(pod.Spec.Tolerations, node.Spec.Taints);
}

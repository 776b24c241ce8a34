namespace ClusterSim.Scheduling.Plugins;

/// <summary>Keeps Pods together or apart, as they and the Pods around them require and prefer.</summary>
/// <remarks>Source: plugins/interpodaffinity (v1.36).</remarks>
public sealed partial class InterPodAffinity : IPreFilterPlugin, ITopologyPlugin, IPreScorePlugin, IScorePlugin, IEnqueueExtensions
{
    private readonly InterPodAffinityOptions _options;
    private readonly object _scorerKey = new();

    /// <summary>Makes the plugin.</summary>
    /// <param name="options">How it scores; null for the defaults.</param>
    public InterPodAffinity(InterPodAffinityOptions? options = null) => _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "InterPodAffinity";

    /// <summary>On the Nodes' labels, and on Pods wherever they stand.</summary>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.OtherNodes | Dependencies.Topology;

    /// <inheritdoc/>
    public Normalization Normalization => Normalization.Custom;

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        if (IsUnconcerned(pod))
            return PreFilterResult.Skip;
        var filter = FilterOf(pod, snapshot);
        filter.Refresh();
        return filter.IsIdle ? PreFilterResult.Skip : PreFilterResult.Success;
    }

    /// <inheritdoc/>
    public void FindChanged(PodShape pod, CycleState state, Snapshot snapshot, RowSet changed) => FilterOf(pod, snapshot).FindChanged(changed);

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        if (!IsUnconcerned(pod))
            FilterOf(pod, snapshot).Filter(candidates, verdicts);
    }

    /// <inheritdoc/>
    public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot) =>
        !IsUnconcerned(pod) && ScorerOf(pod, snapshot).Refresh(snapshot) ? PluginStatus.Success : PluginStatus.Skip;

    /// <inheritdoc/>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores) => ScorerOf(pod, snapshot).Score(candidates, scores);

    /// <inheritdoc/>
    public void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores) => Rescaling.Stretch(scores);

    private static bool IsUnconcerned(PodShape pod) => ReferenceEquals(pod.Topology, PodTopology.None);

    private AffinityFilter FilterOf(PodShape pod, Snapshot snapshot) =>
        pod.TryMemo<AffinityFilter>(this) is { } known && known.Generation == snapshot.Topology.Generation
            ? known
            : pod.SetMemo(this, new AffinityFilter(pod.Topology, snapshot));

    private AffinityScorer ScorerOf(PodShape pod, Snapshot snapshot) =>
        pod.TryMemo<AffinityScorer>(_scorerKey) is { } known && known.Generation == snapshot.Topology.Generation
            ? known
            : pod.SetMemo(_scorerKey, new AffinityScorer(pod.Topology, _options, snapshot));
}

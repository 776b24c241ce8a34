namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes on which a Pod would make its kind too uneven between zones, hosts or the like; prefers those where there are fewest.</summary>
/// <remarks>Source: plugins/podtopologyspread (v1.36).</remarks>
public sealed partial class PodTopologySpread : IPreFilterPlugin, ITopologyPlugin, IPreScorePlugin, IScorePlugin, IEnqueueExtensions
{
    private const int SystemHostSkew = 3;
    private const int SystemZoneSkew = 5;

    private static readonly ValueList<TopologySpreadConstraint> SystemDefaults =
    [
        new() { TopologyKey = "kubernetes.io/hostname", WhenUnsatisfiable = "ScheduleAnyway", MaxSkew = SystemHostSkew },
        new() { TopologyKey = "topology.kubernetes.io/zone", WhenUnsatisfiable = "ScheduleAnyway", MaxSkew = SystemZoneSkew },
    ];

    private readonly ValueList<TopologySpreadConstraint> _defaults;
    private readonly bool _isSystemDefaulted;
    private readonly object _scorerKey = new();

    /// <summary>Makes the plugin.</summary>
    /// <param name="options">What Pods without constraints of their own get; null for Kubernetes' defaults.</param>
    public PodTopologySpread(PodTopologySpreadOptions? options = null)
    {
        options ??= new();
        _isSystemDefaulted = options.DefaultingType == TopologySpreadDefaulting.System;
        _defaults = _isSystemDefaulted ? SystemDefaults : options.DefaultConstraints;
    }

    /// <inheritdoc/>
    public string Name => "PodTopologySpread";

    /// <summary>On the Nodes' labels, and on the Pods that are counted, wherever they stand.</summary>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.OtherNodes | Dependencies.Topology;

    /// <inheritdoc/>
    public Normalization Normalization => Normalization.Custom;

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        if (IsUnconcerned(pod))
            return PreFilterResult.Skip;
        var filter = FilterOf(pod, snapshot);
        if (filter.IsEmpty)
            return PreFilterResult.Skip;
        filter.Refresh();
        return PreFilterResult.Success;
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
    public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot)
    {
        if (IsUnconcerned(pod))
            return PluginStatus.Skip;
        var scorer = ScorerOf(pod, snapshot);
        if (scorer.IsEmpty)
            return PluginStatus.Skip;
        scorer.Refresh(state, snapshot);
        return PluginStatus.Success;
    }

    /// <inheritdoc/>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores) => ScorerOf(pod, snapshot).Score(candidates, scores);

    /// <inheritdoc/>
    public void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores) => ScorerOf(pod, snapshot).Normalize(feasible, scores);

    private static bool IsUnconcerned(PodShape pod) => ReferenceEquals(pod.Topology, PodTopology.None);

    private SpreadFilter FilterOf(PodShape pod, Snapshot snapshot)
    {
        var generation = snapshot.Topology.Generation;
        if (pod.TryMemo<SpreadFilter>(this) is { } known && known.Generation == generation)
            return known;
        var rules = RulesOf(pod, snapshot, isHard: true);
        return pod.SetMemo(this, new SpreadFilter(rules, snapshot.Topology.Generation));
    }

    private SpreadScorer ScorerOf(PodShape pod, Snapshot snapshot)
    {
        var generation = snapshot.Topology.Generation;
        if (pod.TryMemo<SpreadScorer>(_scorerKey) is { } known && known.Generation == generation)
            return known;
        var rules = RulesOf(pod, snapshot, isHard: false);
        return pod.SetMemo(_scorerKey, new SpreadScorer(rules, NeedsAllKeys(pod), snapshot.Topology.Generation));
    }

    // Kubernetes' own defaults are forgiving: many clusters have no zones.
    private bool NeedsAllKeys(PodShape pod) => pod.Topology.Spread.Count > 0 || !_isSystemDefaulted;

    private SpreadRule[] RulesOf(PodShape pod, Snapshot snapshot, bool isHard)
    {
        var terms = TermsOf(pod).Where(term => term.IsHard == isHard).ToArray();
        ValueList<string> allKeys = [.. terms.Select(static term => term.TopologyKey)];
        return [.. terms.Select(term => new SpreadRule(term, Among(pod, term, isHard || NeedsAllKeys(pod) ? allKeys : [term.TopologyKey], snapshot), snapshot))];
    }

    private IEnumerable<SpreadTerm> TermsOf(PodShape pod)
    {
        if (pod.Topology.Spread.Count > 0)
            return pod.Topology.Spread;
        return pod.Topology.DefaultSelector is not { } selector ? [] : _defaults.Select(constraint => new SpreadTerm(
            constraint.TopologyKey,
            constraint.MaxSkew,
            constraint.MinDomains ?? 1,
            constraint.WhenUnsatisfiable == "DoNotSchedule",
            selector,
            pod.Topology.MatchesDefault,
            constraint.NodeAffinityPolicy is null or "Honor",
            constraint.NodeTaintsPolicy == "Honor"));
    }

    private static Eligibility Among(PodShape pod, SpreadTerm term, ValueList<string> keys, Snapshot snapshot) =>
        new(snapshot, keys, term.HonorsAffinity ? pod : null, term.HonorsTaints ? pod : null);
}

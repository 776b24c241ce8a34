namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes that do not match a Pod's node selector and required node affinity; prefers those that match preferred terms.</summary>
/// <remarks>Source: plugins/nodeaffinity/node_affinity.go (v1.36).</remarks>
public sealed class NodeAffinity : IPreFilterPlugin, IFilterPlugin, IPreScorePlugin, IScorePlugin, IEnqueueExtensions
{
    private static readonly Reason NoMatch = new("node(s) didn't match Pod's node affinity/selector");
    private static readonly Reason NotEnforced = new("node(s) didn't match scheduler-enforced node affinity");
    private static readonly PluginStatus Conflict = PluginStatus.Unresolvable("pod affinity terms conflict");

    private const int ConstraintLimit = 1024; // Every Pod of a DaemonSet brings one of its own.

    private readonly Dictionary<(ValueMap<string>, NodeSelector?), NodeConstraint> _constraints = []; // Never enumerated.
    private readonly Api.Core.NodeAffinity? _added;
    private readonly object _namedKey = new();
    private readonly object _preferenceKey = new();
    private NodeConstraint? _enforced;

    /// <summary>Makes the plugin.</summary>
    /// <param name="addedAffinity">Node affinity that every Pod of the profile has besides its own; null for none.</param>
    public NodeAffinity(Api.Core.NodeAffinity? addedAffinity = null)
    {
        _added = addedAffinity;
        EventsToRegister =
        [
            new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeLabel, (pod, change) =>
                IsMatch(pod, (Node)change.After!) && (change.Before is not Node before || !IsMatch(pod, before))),
        ];
    }

    /// <inheritdoc/>
    public string Name => "NodeAffinity";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts;

    /// <inheritdoc/>
    public Normalization Normalization => Normalization.ByMaximum;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; }

    /// <summary>Skips when there is nothing to match; restricts the Nodes when every required term names its own (as Pods of a DaemonSet do).</summary>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        var required = Required(pod);
        if (required is null && EnforcedSelector is null && pod.NodeSelector.Count == 0)
            return PreFilterResult.Skip;
        if (required is null || required.NodeSelectorTerms.Count == 0)
            return PreFilterResult.Success;
        var named = pod.Memo(_namedKey, static shape => new Named(NamedNodes(Required(shape)!))).Names;
        if (named is null)
            return PreFilterResult.Success;
        return named.Count == 0 ? new(Conflict) : new(PluginStatus.Success, named);
    }

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        if (EnforcedSelector is { } enforced)
            Apply(_enforced ??= new NodeConstraint([], enforced, snapshot), NotEnforced, snapshot, candidates, verdicts);
        if (Required(pod) is not null || pod.NodeSelector.Count > 0)
            Apply(pod.TryMemo<NodeConstraint>(this) ?? pod.SetMemo(this, ConstraintOf(pod, snapshot)), NoMatch, snapshot, candidates, verdicts);
    }

    /// <inheritdoc/>
    public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot) =>
        Preferred(pod).Count == 0 && Preferred(_added).Count == 0 ? PluginStatus.Skip : PluginStatus.Success;

    /// <inheritdoc/>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
    {
        var preference = pod.TryMemo<NodePreference>(_preferenceKey) ?? pod.SetMemo(_preferenceKey, new NodePreference(Preferred(pod).Concat(Preferred(_added)), snapshot));
        for (var i = 0; i < candidates.Count; i++)
            scores[i] = preference.WorthAt(candidates[i]);
    }

    private NodeSelector? EnforcedSelector => _added?.RequiredDuringSchedulingIgnoredDuringExecution;

    private static NodeSelector? Required(PodShape pod) => pod.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;

    private static ValueList<PreferredSchedulingTerm> Preferred(PodShape pod) => Preferred(pod.NodeAffinity);

    private static ValueList<PreferredSchedulingTerm> Preferred(Api.Core.NodeAffinity? affinity) =>
        affinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [];

    private static void Apply(NodeConstraint constraint, Reason reason, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        // For a handful of Nodes it is cheaper to look than to bring all answers up to date.
        var all = candidates.Count * 8 >= snapshot.Count ? constraint.Matches(snapshot) : [];
        for (var i = 0; i < candidates.Count; i++)
        {
            var row = candidates[i];
            if (!verdicts[i].IsRejection && !(all.IsEmpty ? constraint.MatchesAt(row) : all[row]))
                verdicts[i] = Verdict.Unresolvable(reason);
        }
    }

    private NodeConstraint ConstraintOf(PodShape shape, Snapshot snapshot)
    {
        var key = (shape.NodeSelector, Required(shape));
        if (_constraints.Count >= ConstraintLimit)
            _constraints.Clear();
        if (!_constraints.TryGetValue(key, out var constraint))
            _constraints.Add(key, constraint = new NodeConstraint(shape.NodeSelector, Required(shape), snapshot));
        return constraint;
    }

    private static SortedSet<string>? NamedNodes(NodeSelector required)
    {
        var union = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var term in required.NodeSelectorTerms)
        {
            if (SelectorTerm.NamedNodes(term) is not { } names)
                return null; // Terms are alternatives: this one leaves every Node in.
            union.UnionWith(names);
        }
        return union;
    }

    private bool IsMatch(Pod pod, Node node) =>
        (EnforcedSelector is not { } enforced || NodeConstraint.Matches(enforced, node)) && NodeConstraint.Matches(pod.Spec, node);

    private sealed record Named(SortedSet<string>? Names);
}

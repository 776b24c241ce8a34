using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling;

/// <summary>Which Nodes count for a spread constraint: those with all of the Pod's topology keys that its affinity and tolerations admit, as far as they are honoured.</summary>
/// <remarks>Source: plugins/podtopologyspread/common.go, matchNodeInclusionPolicies (v1.36).</remarks>
internal sealed class Eligibility(Snapshot snapshot, ValueList<string> keys, PodShape? affinityOf, PodShape? tolerationsOf) : IEquatable<Eligibility>
{
    private readonly ValueMap<string> _nodeSelector = affinityOf?.NodeSelector ?? [];
    private readonly NodeSelector? _required = affinityOf?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
    private readonly ValueList<Toleration>? _tolerations = tolerationsOf?.Tolerations;
    private readonly ValueList<string> _keys = keys;
    private StaticAnswers? _answers;

    /// <summary>By row: whether the Node counts.</summary>
    public ReadOnlySpan<bool> Rows(Snapshot snapshot) => (_answers ??= MakeAnswers()).For(snapshot);

    /// <summary>Whether more is asked of a Node than to have the label itself.</summary>
    public bool IsNeeded => _keys.Count > 1 || _nodeSelector.Count > 0 || _required is not null || _tolerations is not null;

    public bool Equals(Eligibility? other) =>
        other is not null && _keys == other._keys && _nodeSelector == other._nodeSelector && _required == other._required && _tolerations == other._tolerations;

    public override bool Equals(object? obj) => Equals(obj as Eligibility);

    public override int GetHashCode() => HashCode.Combine(_keys, _nodeSelector, _required, _tolerations);

    private StaticAnswers MakeAnswers()
    {
        var labels = _keys.Select(snapshot.Labels).ToArray();
        var constraint = new NodeConstraint(_nodeSelector, _required, snapshot);
        return new(row => Array.TrueForAll(labels, label => label.Ids.Values[row] != LabelColumn.Absent)
            && constraint.MatchesAt(row)
            && (_tolerations is null || TolerationTable.Tolerates(_tolerations, snapshot[row].Taints)));
    }
}

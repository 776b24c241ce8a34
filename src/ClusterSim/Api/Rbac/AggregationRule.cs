namespace ClusterSim.Api.Rbac;

/// <summary>Picks ClusterRoles whose rules are merged into the one that holds this.</summary>
public sealed record AggregationRule : ApiRecord
{
    /// <summary>Label selectors; a ClusterRole that matches any of them contributes its rules.</summary>
    [Atomic]
    public ValueList<LabelSelector> ClusterRoleSelectors { get; init; } = [];
}

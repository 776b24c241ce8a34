namespace ClusterSim.Api.Apps;

/// <summary>Limits that pace the rolling update of a StatefulSet.</summary>
public sealed record RollingUpdateStatefulSetStrategy : ApiRecord
{
    /// <summary>Only Pods with this ordinal or higher are updated; default 0, which updates all.</summary>
    public int? Partition { get; init; }

    /// <summary>Pods that may be down during the update, as count or percentage rounded up; default 1, never 0.</summary>
    public IntOrString? MaxUnavailable { get; init; }
}

namespace ClusterSim.Api.Apps;

/// <summary>Limits that pace the rolling update of a DaemonSet.</summary>
public sealed record RollingUpdateDaemonSet : ApiRecord
{
    /// <summary>Nodes, as count or percentage rounded up, whose Pod may be down during the update; default 1.</summary>
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Nodes, as count or percentage rounded up, that may run old and new Pods together; default 0.</summary>
    public IntOrString? MaxSurge { get; init; }
}

namespace ClusterSim.Api.Apps;

/// <summary>Limits that pace the rolling update of a Deployment.</summary>
public sealed record RollingUpdateDeployment : ApiRecord
{
    /// <summary>Pods that may be unavailable, as count or percentage rounded down; default 25%. Not 0 together with <c>maxSurge</c>.</summary>
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Extra Pods above <c>replicas</c> allowed, as count or percentage rounded up; default 25%.</summary>
    public IntOrString? MaxSurge { get; init; }
}

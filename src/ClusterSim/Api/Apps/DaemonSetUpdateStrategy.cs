namespace ClusterSim.Api.Apps;

/// <summary>Chooses how a DaemonSet replaces its Pods after a template change.</summary>
public sealed record DaemonSetUpdateStrategy : ApiRecord
{
    /// <summary>Update method: <c>RollingUpdate</c> (default) or <c>OnDelete</c>, which waits for manual Pod deletion.</summary>
    public string? Type { get; init; }

    /// <summary>Limits for the rolling update; only used when the type is <c>RollingUpdate</c>.</summary>
    public RollingUpdateDaemonSet? RollingUpdate { get; init; }
}

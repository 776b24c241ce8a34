namespace ClusterSim.Api.Apps;

/// <summary>Chooses how a StatefulSet replaces its Pods after a template change.</summary>
public sealed record StatefulSetUpdateStrategy : ApiRecord
{
    /// <summary>Update method: <c>RollingUpdate</c> (default) or <c>OnDelete</c>, which waits for manual Pod deletion.</summary>
    public string? Type { get; init; }

    /// <summary>Limits for the rolling update; only used when the type is <c>RollingUpdate</c>.</summary>
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Observed state of a Service, mainly its load balancer.</summary>
public sealed record ServiceStatus : ApiRecord
{
    /// <summary>Addresses given by the load balancer; empty until it is ready.</summary>
    public LoadBalancerStatus LoadBalancer { get; init; } = Unset<LoadBalancerStatus>.Value;

    /// <summary>Current conditions of the Service; at most one for each type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<Condition> Conditions { get; init; } = [];
}

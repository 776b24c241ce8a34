namespace ClusterSim.Api.Core;

/// <summary>Entry points that a load balancer has provided so far.</summary>
public sealed record LoadBalancerStatus : ApiRecord
{
    /// <summary>Entry points through which traffic can come in; empty until provisioned.</summary>
    [Atomic]
    public ValueList<LoadBalancerIngress> Ingress { get; init; } = [];
}

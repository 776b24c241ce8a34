namespace ClusterSim.Api.Networking;

/// <summary>Entry points that the load balancer offers for an Ingress.</summary>
public sealed record IngressLoadBalancerStatus : ApiRecord
{
    /// <summary>Addresses and ports at which the Ingress can be reached.</summary>
    [Atomic]
    public ValueList<IngressLoadBalancerIngress> Ingress { get; init; } = [];
}

namespace ClusterSim.Api.Networking;

/// <summary>Observed state of an Ingress, written by its controller.</summary>
public sealed record IngressStatus : ApiRecord
{
    /// <summary>Addresses and ports at which the Ingress can be reached.</summary>
    public IngressLoadBalancerStatus LoadBalancer { get; init; } = Unset<IngressLoadBalancerStatus>.Value;
}

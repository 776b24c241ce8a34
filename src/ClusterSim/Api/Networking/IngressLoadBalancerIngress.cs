namespace ClusterSim.Api.Networking;

/// <summary>One outside entry point of an Ingress's load balancer.</summary>
public sealed record IngressLoadBalancerIngress : ApiRecord
{
    /// <summary>IP address of the entry point, for load balancers known by address.</summary>
    public string? Ip { get; init; }

    /// <summary>DNS name of the entry point, for load balancers known by name.</summary>
    public string? Hostname { get; init; }

    /// <summary>Ports exposed at this entry point, each with its state.</summary>
    [Atomic]
    public ValueList<IngressPortStatus> Ports { get; init; } = [];
}

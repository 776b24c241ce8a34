namespace ClusterSim.Api.Core;

/// <summary>One entry point of a load balancer for a Service or Ingress.</summary>
public sealed record LoadBalancerIngress : ApiRecord
{
    /// <summary>IP address of the entry point, for load balancers known by address. Null otherwise.</summary>
    public string? Ip { get; init; }

    /// <summary>DNS name of the entry point, for load balancers known by name. Null otherwise.</summary>
    public string? Hostname { get; init; }

    /// <summary><c>VIP</c> (default when <c>ip</c> is set) keeps the destination address; <c>Proxy</c> delivers to the Node or Pod.</summary>
    [KeepEmpty]
    public string? IpMode { get; init; }

    /// <summary>State of each Service port on the load balancer.</summary>
    [Atomic]
    public ValueList<PortStatus> Ports { get; init; } = [];
}

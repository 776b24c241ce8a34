namespace ClusterSim.Api.Discovery;

/// <summary>Holds part of a Service's endpoints, all of one address type and with shared ports.</summary>
/// <remarks>Source: api/discovery/v1/types.go, EndpointSlice (v1.36).</remarks>
[Resource("discovery.k8s.io", "v1", "endpointslices")]
public sealed record EndpointSlice : ApiObject
{
    /// <summary>Type of all addresses: <c>IPv4</c>, <c>IPv6</c> or <c>FQDN</c> (deprecated); immutable.</summary>
    [Required]
    public string AddressType { get; init; } = "";

    /// <summary>Backends in this slice; at most 1000 entries.</summary>
    [NullWhenEmpty, Atomic]
    public ValueList<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Ports that every endpoint in the slice offers; at most 100 entries.</summary>
    [NullWhenEmpty, Atomic]
    public ValueList<EndpointPort> Ports { get; init; } = [];
}

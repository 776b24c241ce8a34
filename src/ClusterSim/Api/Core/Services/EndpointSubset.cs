namespace ClusterSim.Api.Core;

/// <summary>Addresses that share a set of ports; every address offers every port. Deprecated together with Endpoints.</summary>
public sealed record EndpointSubset : ApiRecord
{
    /// <summary>Addresses that are ready and should receive traffic.</summary>
    [Atomic]
    public ValueList<EndpointAddress> Addresses { get; init; } = [];

    /// <summary>Addresses that exist but are not ready, so they receive no traffic.</summary>
    [Atomic]
    public ValueList<EndpointAddress> NotReadyAddresses { get; init; } = [];

    /// <summary>Ports open on each of the addresses.</summary>
    [Atomic]
    public ValueList<EndpointPort> Ports { get; init; } = [];
}

namespace ClusterSim.Api.Networking;

/// <summary>Address ranges that a ServiceCIDR provides.</summary>
public sealed record ServiceCIDRSpec : ApiRecord
{
    /// <summary>One CIDR, or two of different IP families; existing entries cannot change.</summary>
    [Atomic]
    public ValueList<string> Cidrs { get; init; } = [];
}

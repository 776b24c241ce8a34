namespace ClusterSim.Api.Core;

/// <summary>One address under which a Node can be reached.</summary>
public sealed record NodeAddress : ApiRecord
{
    /// <summary>Kind of address: <c>Hostname</c>, <c>InternalIP</c>, <c>ExternalIP</c>, <c>InternalDNS</c> or <c>ExternalDNS</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>IP address, host name or DNS name, according to the type.</summary>
    [Required]
    public string Address { get; init; } = "";
}

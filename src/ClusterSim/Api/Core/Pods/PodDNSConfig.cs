namespace ClusterSim.Api.Core;

/// <summary>DNS resolver settings added to those that follow from the Pod's DNS policy.</summary>
public sealed record PodDNSConfig : ApiRecord
{
    /// <summary>Up to three DNS server IP addresses, appended to the policy's servers; duplicates are dropped.</summary>
    [Atomic]
    public ValueList<string> Nameservers { get; init; } = [];

    /// <summary>Domains tried when looking up short names, appended to the policy's; duplicates are dropped.</summary>
    [Atomic]
    public ValueList<string> Searches { get; init; } = [];

    /// <summary>Resolver options merged with the policy's; an entry here replaces one of the same name.</summary>
    [Atomic]
    public ValueList<PodDNSConfigOption> Options { get; init; } = [];
}

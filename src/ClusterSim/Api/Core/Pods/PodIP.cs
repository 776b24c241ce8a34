namespace ClusterSim.Api.Core;

/// <summary>One IP address of a Pod.</summary>
public sealed record PodIP : ApiRecord
{
    /// <summary>The IPv4 or IPv6 address, in text form.</summary>
    [Required]
    public string Ip { get; init; } = "";
}

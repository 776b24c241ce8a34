namespace ClusterSim.Api.Core;

/// <summary>One IP address of the Node that runs a Pod.</summary>
public sealed record HostIP : ApiRecord
{
    /// <summary>IP address assigned to the Node.</summary>
    [Required]
    public string Ip { get; init; } = "";
}

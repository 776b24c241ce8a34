namespace ClusterSim.Api.Core;

/// <summary>State of one Service port at a load balancer.</summary>
public sealed record PortStatus : ApiRecord
{
    /// <summary>Number of the Service port described here, 1 to 65535.</summary>
    [Required]
    public int Port { get; init; }

    /// <summary>Protocol of the port: <c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</summary>
    [Required]
    public string Protocol { get; init; } = "";

    /// <summary>CamelCase cause of a problem with the port; null when there is none.</summary>
    [KeepEmpty]
    public string? Error { get; init; }
}

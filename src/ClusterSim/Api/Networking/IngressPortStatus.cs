namespace ClusterSim.Api.Networking;

/// <summary>State of one port at an Ingress's entry point.</summary>
public sealed record IngressPortStatus : ApiRecord
{
    /// <summary>Number of the exposed port, 1 to 65535.</summary>
    [Required]
    public int Port { get; init; }

    /// <summary>Transport protocol of the port: <c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</summary>
    [Required]
    public string Protocol { get; init; } = "";

    /// <summary>Reason for failure as a CamelCase word, domain-prefixed if custom; null when the port works.</summary>
    [KeepEmpty]
    public string? Error { get; init; }
}

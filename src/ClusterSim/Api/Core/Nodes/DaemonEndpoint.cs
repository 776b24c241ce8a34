namespace ClusterSim.Api.Core;

/// <summary>Port on which one daemon of a Node listens.</summary>
public sealed record DaemonEndpoint : ApiRecord
{
    /// <summary>Port number of the daemon's endpoint, 1–65535; 0 means not reported.</summary>
    [WireName("Port"), Required]
    public int Port { get; init; }
}

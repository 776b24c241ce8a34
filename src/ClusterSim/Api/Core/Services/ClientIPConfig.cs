namespace ClusterSim.Api.Core;

/// <summary>Settings for Service session affinity that follows the client's IP address.</summary>
public sealed record ClientIPConfig : ApiRecord
{
    /// <summary>Seconds a client stays pinned to one Pod, 1–86400; defaults to 10800 (three hours).</summary>
    public int? TimeoutSeconds { get; init; }
}

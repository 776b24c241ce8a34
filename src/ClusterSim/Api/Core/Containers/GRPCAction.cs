namespace ClusterSim.Api.Core;

/// <summary>Probe that calls the standard gRPC health service of the container.</summary>
public sealed record GRPCAction : ApiRecord
{
    /// <summary>Port of the gRPC server on the Pod's address, 1–65535.</summary>
    [Required]
    public int Port { get; init; }

    /// <summary>Service name to put in the health request; defaults to empty, meaning the whole server.</summary>
    [KeepEmpty]
    public string? Service { get; init; }
}

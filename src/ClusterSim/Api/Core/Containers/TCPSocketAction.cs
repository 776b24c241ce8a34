namespace ClusterSim.Api.Core;

/// <summary>A check that opens a TCP connection.</summary>
public sealed record TCPSocketAction : ApiRecord
{
    /// <summary>Port to connect to: a number from 1 to 65535 or the name of a container port.</summary>
    [Required]
    public IntOrString Port { get; init; }

    /// <summary>Host to connect to; unset means the Pod's IP.</summary>
    public string? Host { get; init; }
}

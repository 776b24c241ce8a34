namespace ClusterSim.Api.Core;

/// <summary>A check the kubelet runs on a container, through exactly one of the four handlers.</summary>
public sealed record Probe : ApiRecord
{
    /// <summary>Seconds to wait after the container started before the first check; 0 or more. Default 0.</summary>
    [OmitZero]
    public int InitialDelaySeconds { get; init; }

    /// <summary>Seconds after which a check counts as failed; at least 1. Default 1.</summary>
    [OmitZero]
    public int TimeoutSeconds { get; init; }

    /// <summary>Seconds between two checks; at least 1. Default 10.</summary>
    [OmitZero]
    public int PeriodSeconds { get; init; }

    /// <summary>Successes in a row that turn a failure into a success; must be 1 except for readiness. Default 1.</summary>
    [OmitZero]
    public int SuccessThreshold { get; init; }

    /// <summary>Failures in a row that turn a success into a failure; at least 1. Default 3.</summary>
    [OmitZero]
    public int FailureThreshold { get; init; }

    /// <summary>Grace in seconds when this check kills the container, at least 1; null uses the Pod's. Not for readiness.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>Runs a command in the container; exit code 0 is success.</summary>
    public ExecAction? Exec { get; init; }

    /// <summary>Calls the gRPC health service on a port; a serving answer is success.</summary>
    public GRPCAction? Grpc { get; init; }

    /// <summary>Sends an HTTP GET; a status from 200 to 399 is success.</summary>
    public HTTPGetAction? HttpGet { get; init; }

    /// <summary>Opens a TCP connection; a successful connect is success.</summary>
    public TCPSocketAction? TcpSocket { get; init; }
}

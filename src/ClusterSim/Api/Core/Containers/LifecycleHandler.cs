namespace ClusterSim.Api.Core;

/// <summary>Action of a lifecycle hook; exactly one member is set.</summary>
public sealed record LifecycleHandler : ApiRecord
{
    /// <summary>Command to run inside the container.</summary>
    public ExecAction? Exec { get; init; }

    /// <summary>HTTP GET request to send to the container.</summary>
    public HTTPGetAction? HttpGet { get; init; }

    /// <summary>Deprecated and unsupported: a hook that uses it fails when it runs.</summary>
    public TCPSocketAction? TcpSocket { get; init; }

    /// <summary>Pause of a fixed number of seconds.</summary>
    public SleepAction? Sleep { get; init; }
}

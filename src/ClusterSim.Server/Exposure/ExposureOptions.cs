namespace ClusterSim.Server.Exposure;

/// <summary>How node ports and load balancers are opened on this machine. They are always bound to loopback.</summary>
public sealed record ExposureOptions
{
    /// <summary>Called, on any thread, when a port has been opened; null by default.</summary>
    public Action<ExposedPort>? Opened { get; init; }

    /// <summary>Called, on any thread, when a port has been closed; null by default.</summary>
    public Action<ExposedPort>? Closed { get; init; }
}

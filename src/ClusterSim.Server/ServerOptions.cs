using ClusterSim.Server.Exposure;

namespace ClusterSim.Server;

/// <summary>How a cluster is served. It is always bound to loopback.</summary>
public sealed record ServerOptions
{
    /// <summary>The port to listen on; 0, the default, takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Serves HTTPS alone. By default one port serves both: HTTPS, as the kubeconfig has it, and plain HTTP for those who would rather do without.</summary>
    public bool Tls { get; init; }

    /// <summary>What administrators show as a bearer token; null, the default, makes up a random one.</summary>
    public string? Token { get; init; }

    /// <summary>Answers requests without a token, too, as if they came from an administrator; false by default.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>
    /// Virtual seconds per second of the wall clock, more than zero; infinity is as fast as it can. 1 by default. Null leaves the time alone, for tests that move it
    /// themselves. Without effect on a cluster that is live already.
    /// </summary>
    public double? Speed { get; init; } = 1;

    /// <summary>Opens node ports and load balancers on loopback, so that a browser reaches applications; null, the default, opens none.</summary>
    public ExposureOptions? Exposure { get; init; }

    /// <summary>Names under which the server may be addressed beside loopback's own; a request for any other is refused. None by default.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What the cluster, its user and its context are called in the kubeconfig; <c>clustersim</c> by default.</summary>
    public string Name { get; init; } = "clustersim";
}

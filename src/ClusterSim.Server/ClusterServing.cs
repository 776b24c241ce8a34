namespace ClusterSim.Server;

/// <summary>Serving a cluster on a port.</summary>
public static class ClusterServing
{
    /// <summary>Serves the cluster's API on loopback, so that <c>kubectl</c> and any client library can use it, until the server is disposed of.</summary>
    /// <remarks>Unless told otherwise, from then on the cluster is live: its time follows the wall clock, and nobody may move it by hand.</remarks>
    /// <param name="cluster">The cluster. It is not disposed of with the server.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Gives up while it starts.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<ClusterServer> ServeAsync(this Cluster cluster, ServerOptions? options = null, CancellationToken cancellation = default) =>
        ClusterServer.StartAsync(cluster, options ?? new(), cancellation);
}

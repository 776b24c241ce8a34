using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClusterSim.Server.Kubeconfigs;

namespace ClusterSim.Server.Clock;

/// <summary>Sets the pace of a cluster that is served by another process.</summary>
public sealed class ClockClient : IDisposable
{
    private readonly KubeconfigConnection _connection;

    /// <summary>A client of the server that a kubeconfig names.</summary>
    public ClockClient(Kubeconfig server) => _connection = new(server);

    /// <summary>Changes the clock and returns how it stands then.</summary>
    /// <param name="change">Any of <c>speed</c> (a number more than 0, or <c>max</c>), <c>paused</c> and <c>stepSeconds</c>.</param>
    /// <param name="cancellation">Stops waiting; what was asked for may still happen.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses; the message says why.</exception>
    public async Task<JsonObject> ChangeAsync(JsonObject change, CancellationToken cancellation = default)
    {
        using var body = JsonContent.Create(change);
        return await _connection.SendAsync(HttpMethod.Post, ClockEndpoint.Path.Value!, body, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}

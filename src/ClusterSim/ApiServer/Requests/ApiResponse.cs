using ClusterSim.ApiServer.Connections;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Requests;

/// <summary>The answer to a request.</summary>
public sealed record ApiResponse
{
    /// <summary>HTTP status code.</summary>
    public required int StatusCode { get; init; }

    /// <summary>Header fields in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty for streams.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body of a watch, event by event, a line each; null when <see cref="Body"/> holds all there is.</summary>
    /// <remarks>
    /// Begins at the state of the request and can be subscribed to once. Delivered on the simulation loop; completes when the time asked for is over.
    /// Disposing of the subscription ends the watch.
    /// </remarks>
    public IObservable<ReadOnlyMemory<byte>>? Stream { get; init; }

    /// <summary>A body that is read piece by piece, as fast as the client takes it; null when there is none. Dispose of it when the client has gone before its end.</summary>
    public IByteSource? Source { get; init; }

    /// <summary>What an upgraded request leads to, with status code 101; null for all others.</summary>
    public ApiConnection? Connection { get; init; }

    /// <summary>The answer itself, when it takes virtual time, as that of a Pod behind a proxy may; <see cref="ApiServer.HandleAsync"/> waits for it.</summary>
    public Task<ApiResponse>? Later { get; init; }
}

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
}

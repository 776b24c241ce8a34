namespace ClusterSim.ApiServer.Requests;

/// <summary>A request as it comes in over HTTP, or is made up by a test.</summary>
public sealed record ApiRequest
{
    /// <summary>HTTP method, as in <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query, percent-encoded, as in <c>/api/v1/pods?limit=500</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Header fields in order; names are compared without regard to case.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The first header field of this name, or null.</summary>
    public string? FindHeader(string name)
    {
        foreach (var header in Headers)
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        return null;
    }
}

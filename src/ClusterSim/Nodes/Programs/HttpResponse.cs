using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>The answer to an <see cref="HttpRequest"/>.</summary>
public sealed record HttpResponse
{
    /// <summary>Status code; 200 unless set.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Header fields; their names are kept in lower case.</summary>
    public ValueMap<string> Headers { get; init => field = HttpHeaders.Normalize(value); } = [];

    /// <summary>The body; empty for none.</summary>
    public Bytes Body { get; init; } = Bytes.Empty;

    /// <summary>A body that comes piece by piece, as that of a watch; null when <see cref="Body"/> holds all there is.</summary>
    internal IByteSource? Source { get; init; }

    /// <summary>The body read as UTF-8.</summary>
    public string Text => Body.ToText();

    /// <summary>An answer with a text for a body.</summary>
    /// <param name="text">The body, sent as UTF-8.</param>
    /// <param name="status">Status code.</param>
    /// <param name="contentType">Value of the header <c>content-type</c>; null leaves it out.</param>
    public static HttpResponse FromText(string text, int status = 200, string? contentType = "text/plain; charset=utf-8") => new()
    {
        Status = status,
        Headers = contentType is null ? [] : [new("content-type", contentType)],
        Body = Bytes.FromText(text),
    };
}

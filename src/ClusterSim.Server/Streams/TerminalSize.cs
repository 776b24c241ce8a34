using System.Text.Json;

namespace ClusterSim.Server.Streams;

/// <summary>The size of a client's terminal, as in <c>{"Width":80,"Height":24}</c>.</summary>
internal sealed record TerminalSize(int Columns, int Rows)
{
    /// <summary>Reads one; null when it is none.</summary>
    public static TerminalSize? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.TryGetProperty("Width", out var width) && document.RootElement.TryGetProperty("Height", out var height)
                && width.TryGetUInt16(out var columns) && height.TryGetUInt16(out var rows) && columns > 0 && rows > 0
                ? new(columns, rows)
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

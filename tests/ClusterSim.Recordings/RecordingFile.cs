using System.IO.Compression;
using System.Text.Json.Nodes;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings;

/// <summary>Reads what was recorded from a real cluster: one JSON object a line, gzipped or not.</summary>
public static class RecordingFile
{
    /// <summary>The recordings in <paramref name="path"/>, in order.</summary>
    public static IEnumerable<JsonObject> Read(string path) => ReadLines(path).Select(line => JsonNode.Parse(line)!.AsObject());

    /// <summary>The lines in <paramref name="path"/> that are not empty, in order.</summary>
    public static IEnumerable<string> ReadLines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line;
    }
}

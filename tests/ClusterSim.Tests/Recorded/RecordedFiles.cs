using System.IO.Compression;
using System.Text;
using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Recorded;

/// <summary>The recorded files, read from beside the test assembly.</summary>
internal static class RecordedFiles
{
    public static IEnumerable<JsonObject> Transcripts() => Lines("api-transcripts.jsonl.gz");

    public static IEnumerable<JsonObject> Scenarios() => Lines("controller-scenarios.jsonl.gz");

    /// <summary>Where clusters and Pods are, and what the real scheduler said of them.</summary>
    public static string SchedulerScenariosPath => PathTo("scheduler-oracle.jsonl.gz");

    public static IEnumerable<JsonObject> Hashes() => Lines("hashes.jsonl");

    /// <summary>What kubectl sends in protocol buffers: command, path, body as hexadecimal digits, and the object as kubectl prints it.</summary>
    public static IEnumerable<JsonObject> KubectlBodies() => Lines("kubectl-protobuf.jsonl");

    public static JsonObject Discovery() => (JsonObject)JsonText.Parse(File.ReadAllBytes(PathTo("discovery.json")));

    /// <summary>Schema, field, type and flags of each field.</summary>
    public static IEnumerable<(string Schema, string Field, string Type, string Flags)> Fields() =>
        File.ReadLines(PathTo("fields.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2], cells.Length > 3 ? cells[3] : ""));

    private static IEnumerable<JsonObject> Lines(string name)
    {
        using Stream file = File.OpenRead(PathTo(name));
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return (JsonObject)JsonText.Parse(line);
    }

    private static string PathTo(string name) => Path.Combine(AppContext.BaseDirectory, "Recorded", name);
}

using System.Globalization;
using ClusterSim.Serialization;

namespace ClusterSim;

/// <summary>What a cluster holds at one moment, to be kept in a file and to begin another cluster with.</summary>
/// <remarks>
/// It holds objects, as a backup of etcd does, and not what runs: a cluster that begins with it boots its machines, and their kubelets start the containers of the
/// Pods that are bound to them anew, as after a power failure.
/// </remarks>
public sealed record ClusterState
{
    private const string Format = "clustersim/1";

    /// <summary>What the clock showed.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The seed of the cluster.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The revision of its latest write; a cluster that begins with this state goes on from there.</summary>
    public required long Revision { get; init; }

    /// <summary>The objects as they are sent over the wire, in the order in which they are to be read.</summary>
    public required ValueList<JsonValue> Objects { get; init; }

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public static ClusterState Load(string path)
    {
        try
        {
            var json = JsonText.Parse(File.ReadAllBytes(path));
            if (json["format"]?.AsText != Format)
                throw new DecodeException($"its format is \"{json["format"]?.AsText}\", not \"{Format}\"");
            return new()
            {
                Now = DateTimeOffset.Parse(TextOf(json, "now"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Seed = ulong.Parse(TextOf(json, "seed"), CultureInfo.InvariantCulture),
                Revision = long.Parse(TextOf(json, "revision"), CultureInfo.InvariantCulture),
                Objects = json["objects"] is JsonArray objects ? objects.Items : throw new DecodeException("it holds no objects"),
            };
        }
        catch (Exception broken) when (broken is DecodeException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{path} is no saved cluster: {broken.Message}", broken);
        }
    }

    /// <summary>Writes it to a file, which is replaced at once or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        var json = new JsonObject(
        [
            new("format", Format),
            new("now", Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            new("seed", Seed.ToString(CultureInfo.InvariantCulture)),
            new("revision", Revision.ToString(CultureInfo.InvariantCulture)),
            new("objects", new JsonArray(Objects)),
        ]);
        var draft = path + ".new";
        File.WriteAllBytes(draft, JsonText.Write(json));
        File.Move(draft, path, overwrite: true);
    }

    private static string TextOf(JsonValue json, string field) => json[field]?.AsText ?? throw new DecodeException($"it has no \"{field}\"");
}

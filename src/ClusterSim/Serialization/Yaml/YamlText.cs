using System.Text;

namespace ClusterSim.Serialization;

/// <summary>YAML to and from <see cref="JsonValue"/>, as <c>kubectl</c> and the API server read and write it.</summary>
/// <remarks>
/// YAML 1.1: <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c>, <c>y</c> and <c>n</c> are truth values, <c>0644</c> is octal, dates stay text, and keys become text.
/// <para>Source: sigs.k8s.io/yaml on go-yaml v2 (v1.36).</para>
/// </remarks>
public static class YamlText
{
    /// <summary>The values of all documents in <paramref name="text"/>, those without content left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What errors call it, such as a file's name.</param>
    /// <exception cref="ManifestException">It is no YAML, or repeats a key; source, line and column are in the message.</exception>
    public static IReadOnlyList<JsonValue> Parse(string text, string source = "yaml")
    {
        var documents = ParseAll(text, source);
        var faults = documents.SelectMany(document => document.RepeatedKeys)
            .Select(repeated => new ManifestFault(source, repeated.Position, $"key {GoText.Quote(repeated.Key)} already set in map"))
            .ToList();
        return faults.Count == 0 ? [.. documents.Select(document => document.Value)] : throw new ManifestException(faults);
    }

    /// <summary>The value in YAML as <c>kubectl -o yaml</c> prints it: keys sorted, lists not indented, text quoted only where it must be.</summary>
    public static string Write(JsonValue value) => YamlWriter.Write(value);

    /// <summary>The object in YAML as <c>kubectl -o yaml</c> prints it.</summary>
    public static string Write(ApiRecord record) => Write(ObjectJson.ToJson(record));

    /// <summary>All documents in <paramref name="text"/> with the places of their fields, those without content left out; of a repeated key the last counts.</summary>
    /// <exception cref="ManifestException">It is no YAML.</exception>
    internal static IReadOnlyList<YamlDocument> ParseAll(string text, string source)
    {
        try
        {
            return YamlReader.ReadAll(text.EndsWith('\n') ? text : text + "\n"); // kubectl reads line by line and ends each.
        }
        catch (YamlSyntaxException e)
        {
            throw new ManifestException(source, e.Position, e.Problem);
        }
    }

    /// <summary>The first document of a request's body, JSON <c>null</c> when there is none.</summary>
    /// <exception cref="DecodeException">It is no YAML; the message is go-yaml's.</exception>
    internal static YamlDocument ParseBody(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return YamlReader.ReadAll(Encoding.UTF8.GetString(utf8)) is [var first, ..] ? first : new(JsonValue.Null, new(1, 1), [], []);
        }
        catch (YamlSyntaxException e)
        {
            throw new DecodeException(e.GoMessage, e);
        }
    }
}

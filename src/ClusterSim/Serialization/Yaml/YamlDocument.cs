using System.Globalization;

namespace ClusterSim.Serialization;

/// <summary>One document of a YAML text, with the places its fields stand at.</summary>
internal sealed class YamlDocument
{
    private readonly Dictionary<JsonObject, TextPosition[]> _positions;
    private Dictionary<string, TextPosition>? _byPath;

    internal YamlDocument(JsonValue value, TextPosition start, Dictionary<JsonObject, TextPosition[]> positions, IReadOnlyList<RepeatedKey> repeatedKeys)
    {
        Value = value;
        Start = start;
        RepeatedKeys = repeatedKeys;
        _positions = positions;
    }

    /// <summary>What the document says, as JSON.</summary>
    public JsonValue Value { get; }

    /// <summary>Where it begins.</summary>
    public TextPosition Start { get; }

    /// <summary>Keys that occur more than once in one mapping, in the order of the text.</summary>
    public IReadOnlyList<RepeatedKey> RepeatedKeys { get; }

    /// <summary>Repeated fields of JSON, whose places are not known.</summary>
    public IReadOnlyList<DecodeProblem> Duplicates { get; init; } = [];

    /// <summary>Where the field at <paramref name="path"/>, as in <c>spec.containers[0].image</c>, stands; the beginning when there is none.</summary>
    public TextPosition PositionOf(string path)
    {
        if (_byPath is null)
        {
            _byPath = new(StringComparer.Ordinal);
            Index(Value, "");
        }
        return _byPath.GetValueOrDefault(path, Start);
    }

    private void Index(JsonValue value, string path)
    {
        switch (value)
        {
            case JsonObject obj:
                Index(obj, path);
                break;
            case JsonArray array:
                for (var i = 0; i < array.Items.Count; i++)
                    Index(array.Items[i], path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]");
                break;
        }
    }

    private void Index(JsonObject obj, string path)
    {
        var positions = _positions.GetValueOrDefault(obj);
        for (var i = 0; i < obj.Count; i++)
        {
            var (name, value) = obj.Fields[i];
            var fieldPath = path.Length == 0 ? name : path + "." + name;
            if (positions is not null)
                _byPath![fieldPath] = positions[i];
            Index(value, fieldPath);
        }
    }
}

/// <summary>A key that a mapping has more than once.</summary>
/// <param name="Key">The key.</param>
/// <param name="Position">Where it stands again.</param>
internal readonly record struct RepeatedKey(string Key, TextPosition Position)
{
    /// <summary>As go-yaml tells it: <c>line 7: key "app" already set in map</c>.</summary>
    public string Message => $"line {Position.Line}: key {GoText.Quote(Key)} already set in map";
}

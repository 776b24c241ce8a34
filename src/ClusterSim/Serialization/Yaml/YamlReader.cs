using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClusterSim.Serialization;

/// <summary>Turns the parser's events into JSON values.</summary>
internal sealed class YamlReader
{
    private readonly IParser _parser;
    private readonly Dictionary<AnchorName, JsonValue> _anchors = [];
    private readonly Dictionary<JsonObject, TextPosition[]> _positions = new(ReferenceEqualityComparer.Instance);
    private List<RepeatedKey> _repeated = [];

    private YamlReader(string text) => _parser = new Parser(new Scanner(new StringReader(text)));

    /// <summary>All documents that have content.</summary>
    /// <exception cref="YamlSyntaxException">The text is no YAML.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string text)
    {
        while (true)
        {
            try
            {
                return new YamlReader(text).ReadDocuments();
            }
            catch (YamlException e) when (EscapedApostrophes.Replace(text, e) is { } accepted)
            {
                text = accepted;
            }
            catch (YamlException e)
            {
                throw new YamlSyntaxException(e);
            }
        }
    }

    private List<YamlDocument> ReadDocuments()
    {
        var documents = new List<YamlDocument>();
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            _anchors.Clear();
            _repeated = [];
            var start = PositionOf(_parser.Current!);
            var value = ReadValue();
            _parser.Consume<DocumentEnd>();
            if (value is not JsonNull)
                documents.Add(new(value, start, _positions, _repeated));
        }
        return documents;
    }

    private JsonValue ReadValue()
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                return _anchors.TryGetValue(alias.Value, out var known)
                    ? known
                    : throw new YamlSyntaxException(PositionOf(alias), $"unknown anchor '{alias.Value}' referenced");
            case Scalar scalar:
                _parser.MoveNext();
                return Remember(scalar.Anchor, ScalarResolution.Resolve(scalar));
            case SequenceStart sequence:
                return Remember(sequence.Anchor, ReadSequence());
            case MappingStart mapping:
                return Remember(mapping.Anchor, ReadMapping());
            default:
                throw new YamlSyntaxException(PositionOf(_parser.Current!), "did not find expected node content");
        }
    }

    private JsonArray ReadSequence()
    {
        _parser.Consume<SequenceStart>();
        var items = new List<JsonValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadValue());
        return new(items.ToValueList());
    }

    private JsonObject ReadMapping()
    {
        _parser.Consume<MappingStart>();
        var fields = new OrderedDictionary<string, (JsonValue Value, TextPosition Position, bool Merged)>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var position = PositionOf(_parser.Current!);
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var key = ReadKey(position);
            var value = ReadValue();
            if (isMerge)
                Merge(fields, value, position);
            else if (!fields.TryAdd(key, (value, position, false)))
                Replace(fields, key, value, position);
        }
        var obj = JsonObject.FromDistinct([.. fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value))]);
        if (obj.Count > 0)
            _positions[obj] = [.. fields.Select(field => field.Value.Position)];
        return obj;
    }

    private void Replace(OrderedDictionary<string, (JsonValue Value, TextPosition Position, bool Merged)> fields, string key, JsonValue value, TextPosition position)
    {
        if (!fields[key].Merged)
            _repeated.Add(new(key, position));
        fields[key] = (value, position, false);
    }

    private string ReadKey(TextPosition position) => ReadValue() switch
    {
        JsonString text => text.Value,
        JsonBool truth => truth.Value ? "true" : "false",
        JsonInteger integer => integer.ToString(),
        JsonFloat number => GoText.Float(number.Value),
        _ => throw new YamlSyntaxException(position, "invalid map key"),
    };

    private static void Merge(OrderedDictionary<string, (JsonValue Value, TextPosition Position, bool Merged)> fields, JsonValue value, TextPosition position)
    {
        var sources = value switch
        {
            JsonObject one => [one],
            JsonArray many when many.Items.All(item => item is JsonObject) => many.Items.Cast<JsonObject>(),
            _ => throw new YamlSyntaxException(position, "map merge requires map or sequence of maps as the value"),
        };
        foreach (var source in sources)
            foreach (var (key, merged) in source.Fields)
                fields.TryAdd(key, (merged, position, true));
    }

    private JsonValue Remember(AnchorName anchor, JsonValue value)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor] = value;
        return value;
    }

    private static TextPosition PositionOf(ParsingEvent e) => new((int)e.Start.Line, (int)e.Start.Column);
}

using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClusterSim.Serialization;

/// <summary>Turns the parser's events into JSON values.</summary>
internal sealed class YamlReader
{
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']), .. Enumerable.Range(0x7f, 0x21).Select(code => (char)code).Except(['\u0085'])]);

    private const int MaxDepth = 1_000; // go-yaml stops at 10,000, which a thread's stack need not hold here.

    private readonly IParser _parser;
    private readonly AliasCount _aliases = new();
    private readonly Dictionary<AnchorName, (JsonValue Value, long Size)> _anchors = [];
    private readonly Dictionary<JsonObject, TextPosition[]> _positions = new(ReferenceEqualityComparer.Instance);
    private readonly BlockIndentation _indentation;
    private List<RepeatedKey> _repeated = [];
    private int _flowDepth;
    private int _depth;

    private YamlReader(string text)
    {
        if (text.AsSpan().IndexOfAny(ControlCharacters) is >= 0 and var at)
            throw new YamlSyntaxException(new(text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', at)), "control characters are not allowed") { NamesNoLine = true };
        _parser = new Parser(new Scanner(new StringReader(text)));
        _indentation = new(text);
    }

    /// <summary>All documents that have content.</summary>
    /// <exception cref="YamlSyntaxException">The text is no YAML.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string text)
    {
        while (true)
        {
            var reader = new YamlReader(text);
            try
            {
                return reader.ReadDocuments();
            }
            catch (YamlException e) when (EscapedApostrophes.Replace(text, e) is { } accepted)
            {
                text = accepted;
            }
            catch (YamlException e) when (e.Message.Contains("invalid tab as indentation", StringComparison.Ordinal))
            {
                throw new YamlSyntaxException(reader._indentation.FirstTabFrom((int)e.Start.Line), "found character that cannot start any token");
            }
            catch (YamlException e)
            {
                throw YamlSyntaxException.From(e, text);
            }
            catch (InvalidOperationException) // How the parser gives up on a plain text in brackets that goes on as a key.
            {
                throw new YamlSyntaxException(reader._parser.Current is { } last ? new((int)last.End.Line, (int)last.End.Column) : new(1, 1), "did not find expected ',' or ']'");
            }
        }
    }

    private List<YamlDocument> ReadDocuments()
    {
        var documents = new List<YamlDocument>();
        _parser.Consume<StreamStart>();
        for (var number = 0; _parser.TryConsume<DocumentStart>(out var opening); number++)
        {
            _anchors.Clear();
            _repeated = [];
            var start = PositionOf(_parser.Current!);
            var value = ReadValue();
            _parser.Consume<DocumentEnd>();
            if (value is not JsonNull && (number == 0 || !opening.IsImplicit)) // kubectl passes over what follows `...` without a `---`.
                documents.Add(new(value, start, _positions, _repeated));
        }
        return documents;
    }

    private JsonValue ReadValue()
    {
        if (_flowDepth == 0)
            _indentation.Check(_parser.Current!.Start);
        if (++_depth > MaxDepth)
            throw new YamlSyntaxException(PositionOf(_parser.Current!), $"exceeded max depth of {MaxDepth}");
        var value = ReadNode();
        _depth--;
        return value;
    }

    private JsonValue ReadNode()
    {
        var before = _aliases.Nodes;
        _aliases.Nodes++;
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                return _anchors.TryGetValue(alias.Value, out var known)
                    ? Repeat(known.Value, known.Size)
                    : throw new YamlSyntaxException(PositionOf(alias), $"unknown anchor '{alias.Value}' referenced") { NamesNoLine = true };
            case Scalar scalar:
                CheckStyle(scalar);
                _parser.MoveNext();
                return Remember(scalar.Anchor, ScalarResolution.Resolve(scalar), before);
            case SequenceStart sequence:
                return Remember(sequence.Anchor, ReadSequence(), before);
            case MappingStart mapping:
                return Remember(mapping.Anchor, ReadMapping(), before);
            default:
                throw new YamlSyntaxException(PositionOf(_parser.Current!), "did not find expected node content");
        }
    }

    // Within brackets the parser here takes what begins a block text for plain text; go-yaml does not.
    private static void CheckStyle(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain && scalar.Value is ['|' or '>' or '@' or '`' or '%', ..])
            throw new YamlSyntaxException(PositionOf(scalar), "found character that cannot start any token");
    }

    private JsonArray ReadSequence()
    {
        var depth = _parser.Consume<SequenceStart>().Style == SequenceStyle.Flow ? 1 : 0;
        _flowDepth += depth;
        var items = new List<JsonValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadValue());
        _flowDepth -= depth;
        return new(items.ToValueList());
    }

    private JsonObject ReadMapping()
    {
        var depth = _parser.Consume<MappingStart>().Style == MappingStyle.Flow ? 1 : 0;
        _flowDepth += depth;
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
        _flowDepth -= depth;
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
        _ => throw new YamlSyntaxException(position, "invalid map key") { NamesNoLine = true },
    };

    private static void Merge(OrderedDictionary<string, (JsonValue Value, TextPosition Position, bool Merged)> fields, JsonValue value, TextPosition position)
    {
        var sources = value switch
        {
            JsonObject one => [one],
            JsonArray many when many.Items.All(item => item is JsonObject) => many.Items.Cast<JsonObject>(),
            _ => throw new YamlSyntaxException(position, "map merge requires map or sequence of maps as the value") { NamesNoLine = true },
        };
        foreach (var source in sources)
            foreach (var (key, merged) in source.Fields)
                fields.TryAdd(key, (merged, position, true));
    }

    private JsonValue Remember(AnchorName anchor, JsonValue value, long nodesBefore)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor] = (value, _aliases.Nodes - nodesBefore);
        return value;
    }

    private JsonValue Repeat(JsonValue value, long size)
    {
        _aliases.Repeat(size);
        return _aliases.IsExcessive ? throw new YamlSyntaxException(new(1, 1), "document contains excessive aliasing") { NamesNoLine = true } : value;
    }

    private static TextPosition PositionOf(ParsingEvent e) => new((int)e.Start.Line, (int)e.Start.Column);
}

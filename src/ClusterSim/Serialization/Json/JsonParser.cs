using System.Runtime.InteropServices;

namespace ClusterSim.Serialization;

/// <summary>Reads JSON as Go's decoder does, with its messages.</summary>
/// <remarks>Source: Go's encoding/json, scanner.go; integers kept as sigs.k8s.io/json keeps them.</remarks>
internal ref partial struct JsonParser
{
    private const int MaxDepth = 1_000; // Go stops at 10,000, which a thread's stack need not hold here.

    private readonly ReadOnlySpan<byte> _text;
    private readonly DecodeProblems? _problems;

    // Children gather at the end of these and are cut off when their parent closes.
    private readonly List<KeyValuePair<string, JsonValue>> _fields = [];
    private readonly List<JsonValue> _items = [];
    private int _at;
    private int _depth;

    public JsonParser(ReadOnlySpan<byte> text, DecodeProblems? problems)
    {
        _text = text;
        _problems = problems;
    }

    public JsonValue ParseDocument()
    {
        SkipSpace();
        var value = ParseValue();
        SkipSpace();
        return _at == _text.Length ? value : throw Unexpected("after top-level value");
    }

    private JsonValue ParseValue()
    {
        if (_at >= _text.Length)
            throw End();
        switch (_text[_at])
        {
            case (byte)'{':
                return ParseObject();
            case (byte)'[':
                return ParseArray();
            case (byte)'"':
                return new JsonString(ParseString());
            case (byte)'t':
                ReadLiteral("true");
                return JsonBool.True;
            case (byte)'f':
                ReadLiteral("false");
                return JsonBool.False;
            case (byte)'n':
                ReadLiteral("null");
                return JsonValue.Null;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ParseNumber();
            default:
                throw Unexpected("looking for beginning of value");
        }
    }

    private JsonArray ParseArray()
    {
        Enter();
        var start = _items.Count;
        if (Next() == ']')
        {
            Leave();
            return JsonArray.Empty;
        }
        while (true)
        {
            _items.Add(ParseValue());
            var separator = Next();
            if (separator == ']')
                break;
            if (separator != ',')
                throw Unexpected("after array element");
            _at++;
            SkipSpace();
        }
        Leave();
        var array = new JsonArray(new ValueList<JsonValue>(CollectionsMarshal.AsSpan(_items)[start..].ToArray()));
        _items.RemoveRange(start, _items.Count - start);
        return array;
    }

    private void ReadLiteral(string literal)
    {
        foreach (var expected in literal)
        {
            if (_at >= _text.Length)
                throw End();
            if (_text[_at] != expected)
                throw Unexpected($"in literal {literal} (expecting '{expected}')");
            _at++;
        }
    }

    private readonly int Peek() => _at < _text.Length ? _text[_at] : -1;

    /// <summary>The next character that is no white space; it is not consumed.</summary>
    private byte Next()
    {
        SkipSpace();
        return _at < _text.Length ? _text[_at] : throw End();
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            _at++;
    }

    private void Enter()
    {
        _at++;
        if (++_depth > MaxDepth)
            throw new DecodeException("exceeded max depth");
    }

    private void Leave()
    {
        _at++;
        _depth--;
    }

    private readonly DecodeException Unexpected(string context) => new($"invalid character {GoText.QuoteChar(_text[_at])} {context}");

    private static DecodeException End() => new("unexpected end of JSON input");
}

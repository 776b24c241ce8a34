using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ClusterSim.Serialization;

/// <summary>Reads JSON as Go's decoder does, with its messages.</summary>
/// <remarks>Source: Go's encoding/json, scanner.go; integers kept as sigs.k8s.io/json keeps them.</remarks>
internal ref partial struct JsonParser
{
    private const int MaxDepth = 1_000; // Go stops at 10,000, which a thread's stack need not hold here.
    private const int LinearSearchLimit = 16;

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

    private JsonObject ParseObject()
    {
        Enter();
        var start = _fields.Count;
        List<RepeatedName>? repeated = null;
        Dictionary<string, int>? index = null;
        if (Next() == '}')
        {
            Leave();
            return JsonObject.Empty;
        }
        while (true)
        {
            if (_text[_at] != '"')
                throw Unexpected("looking for beginning of object key string");
            var name = ParseString();
            if (Next() != ':')
                throw Unexpected("after object key");
            _at++;
            SkipSpace();
            var value = ParseValue();
            AddField(start, name, value, ref index, ref repeated);
            var separator = Next();
            if (separator == '}')
                break;
            if (separator != ',')
                throw Unexpected("after object key:value pair");
            _at++;
            Next();
        }
        Leave();
        var obj = JsonObject.FromDistinct(CollectionsMarshal.AsSpan(_fields)[start..].ToArray());
        _fields.RemoveRange(start, _fields.Count - start);
        if (repeated is not null)
            _problems?.NoteRepeated(obj, repeated);
        return obj;
    }

    private readonly void AddField(int start, string name, JsonValue value, ref Dictionary<string, int>? index, ref List<RepeatedName>? repeated)
    {
        var earlier = Find(start, name, ref index);
        if (earlier < 0)
        {
            index?.Add(name, _fields.Count);
            _fields.Add(new(name, value));
            return;
        }
        if (_problems is not null)
        {
            (repeated ??= []).Add(new(name, _fields.Count - start));
            if (_fields[earlier].Value is JsonObject first && value is JsonObject second)
                value = Merge(first, second);
        }
        _fields[earlier] = new(name, value);
    }

    private readonly int Find(int start, string name, ref Dictionary<string, int>? index)
    {
        if (index is not null)
            return index.GetValueOrDefault(name, -1);
        if (_fields.Count - start > LinearSearchLimit)
        {
            index = new(StringComparer.Ordinal);
            for (var i = start; i < _fields.Count; i++)
                index.Add(_fields[i].Key, i);
            return index.GetValueOrDefault(name, -1);
        }
        var fields = CollectionsMarshal.AsSpan(_fields);
        for (var i = start; i < fields.Length; i++)
            if (ReferenceEquals(fields[i].Key, name) || fields[i].Key == name)
                return i;
        return -1;
    }

    private static JsonObject Merge(JsonObject first, JsonObject second)
    {
        foreach (var (name, value) in second.Fields)
            first = first.Set(name, first.Find(name) is JsonObject before && value is JsonObject after ? Merge(before, after) : value);
        return first;
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

    private JsonValue ParseNumber()
    {
        var start = _at;
        var whole = true;
        if (_text[_at] == '-')
            _at++;
        if (Peek() == '0')
            _at++;
        else
            ReadDigits("in numeric literal");
        if (Peek() == '.')
        {
            whole = false;
            _at++;
            ReadDigits("after decimal point in numeric literal");
        }
        if (Peek() is 'e' or 'E')
        {
            whole = false;
            _at++;
            if (Peek() is '+' or '-')
                _at++;
            ReadDigits("in exponent of numeric literal");
        }
        var text = _text[start.._at];
        if (whole && Utf8Parser.TryParse(text, out long integer, out _))
            return new JsonInteger(integer);
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new JsonFloat(number)
            : throw new DecodeException($"json: cannot unmarshal number {Encoding.UTF8.GetString(text)} into Go value of type float64");
    }

    private void ReadDigits(string context)
    {
        if (_at >= _text.Length)
            throw End();
        if (Peek() is < '0' or > '9')
            throw Unexpected(context);
        while (Peek() is >= '0' and <= '9')
            _at++;
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

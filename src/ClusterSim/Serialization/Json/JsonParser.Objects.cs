using System.Runtime.InteropServices;

namespace ClusterSim.Serialization;

internal ref partial struct JsonParser
{
    private const int LinearSearchLimit = 16;

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
}

using System.Runtime.InteropServices;

namespace ClusterSim.Serialization.Protobuf;

/// <summary>What has been read of each field of a message.</summary>
/// <param name="count">How many fields it has.</param>
internal sealed class FieldValues(int count)
{
    private readonly JsonValue?[] _single = new JsonValue?[count];
    private List<JsonValue>?[]? _lists;
    private List<KeyValuePair<string, JsonValue>>?[]? _maps;

    public void Set(int at, JsonValue value) => _single[at] = value;

    public void Add(int at, JsonValue item) => ((_lists ??= new List<JsonValue>?[count])[at] ??= []).Add(item);

    public void Add(int at, KeyValuePair<string, JsonValue> entry) => ((_maps ??= new List<KeyValuePair<string, JsonValue>>?[count])[at] ??= []).Add(entry);

    public JsonObject ToJson(MessageField[] fields)
    {
        var all = new List<KeyValuePair<string, JsonValue>>(count);
        for (var i = 0; i < fields.Length; i++)
        {
            if (Find(i) is not { } value || (fields[i].OmitsEmpty && value is JsonString { Value: "" } or JsonBool { Value: false }))
                continue;
            if (fields[i].IsEmbedded)
                all.AddRange(((JsonObject)value).Fields);
            else
                all.Add(new(fields[i].Name, value));
        }
        return JsonObject.FromDistinct(CollectionsMarshal.AsSpan(all).ToArray());
    }

    private JsonValue? Find(int at)
    {
        if (_lists?[at] is { } list)
            return new JsonArray(list.ToValueList());
        return _maps?[at] is { } map ? new JsonObject(map) : _single[at];
    }
}

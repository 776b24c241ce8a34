using System.Collections.Frozen;
using System.Globalization;

namespace ClusterSim.Serialization.Protobuf;

/// <summary>A message that is a JSON object of the same fields.</summary>
/// <param name="name">Its name, as in <c>PodSpec</c>.</param>
/// <param name="fields">Its fields; made when first used, since messages contain each other.</param>
internal sealed class MessageType(string name, Func<IReadOnlyList<MessageField>> fields) : MessageForm
{
    private MessageField[]? _fields;
    private FrozenDictionary<string, MessageField>? _byName;

    private MessageField[] Fields => _fields ??= [.. fields()];

    // The fields of an embedded part are found under their own names, and lead to the part.
    private FrozenDictionary<string, MessageField> ByName => _byName ??= Fields.SelectMany(NamesOf).ToFrozenDictionary(StringComparer.Ordinal);

    public override void WriteContent(ProtobufWriter writer, JsonValue value)
    {
        if (value is not JsonObject obj)
            return;
        MessageField? embedded = null;
        foreach (var (field, content) in obj.Fields)
        {
            if (content is JsonNull || !ByName.TryGetValue(field, out var known))
                continue;
            if (!known.IsEmbedded)
                WriteField(writer, known, content);
            else if (known != embedded)
                (embedded = known).Form.Write(writer, known.Number, obj); // No message has two; it picks its own fields.
        }
    }

    public override JsonObject ReadContent(ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new ProtobufReader(name, bytes, depth);
        var values = new FieldValues(Fields.Length);
        while (!reader.IsAtEnd)
        {
            var (number, type) = reader.ReadTag();
            var at = IndexOf(number);
            if (at < 0)
                reader.Skip(type);
            else
                ReadField(ref reader, type, at, values);
        }
        return values.ToJson(Fields);
    }

    private static void WriteField(ProtobufWriter writer, MessageField field, JsonValue value)
    {
        switch (field.Repetition)
        {
            case Repetition.List:
                foreach (var item in (value as JsonArray ?? JsonArray.Empty).Items)
                    field.Form.Write(writer, field.Number, item);
                break;
            case Repetition.Map:
                foreach (var entry in (value as JsonObject ?? JsonObject.Empty).Fields)
                    WriteEntry(writer, field, entry);
                break;
            default:
                field.Form.Write(writer, field.Number, value);
                break;
        }
    }

    private static void WriteEntry(ProtobufWriter writer, MessageField field, KeyValuePair<string, JsonValue> entry)
    {
        var start = writer.StartMessage(field.Number);
        writer.WriteText(1, entry.Key);
        field.Form.Write(writer, 2, entry.Value);
        writer.EndMessage(start);
    }

    private void ReadField(ref ProtobufReader reader, WireType type, int at, FieldValues values)
    {
        var field = Fields[at];
        if (field.Repetition == Repetition.List && type == WireType.Bytes && field.Form.WireType == WireType.Varint)
        {
            var packed = new ProtobufReader(name, reader.ReadBytes(), reader.Depth);
            while (!packed.IsAtEnd)
                values.Add(at, field.Form.Read(ref packed));
            return;
        }
        var expected = field.Repetition == Repetition.Map ? WireType.Bytes : field.Form.WireType;
        if (type != expected)
            throw new DecodeException(string.Create(CultureInfo.InvariantCulture, $"proto: wrong wireType = {(int)type} for field {GoName(field)}"));
        if (field.Repetition == Repetition.Map)
            values.Add(at, ReadEntry(field, reader.ReadBytes(), reader.Depth + 1));
        else if (field.Repetition == Repetition.List)
            values.Add(at, field.Form.Read(ref reader));
        else
            values.Set(at, field.Form.Read(ref reader));
    }

    private KeyValuePair<string, JsonValue> ReadEntry(MessageField field, ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new ProtobufReader(name, bytes, depth);
        var (key, value) = ("", JsonValue.Null);
        while (!reader.IsAtEnd)
        {
            var (number, type) = reader.ReadTag();
            if (number == 1 && type == WireType.Bytes)
                key = StringPool.Get(reader.ReadBytes());
            else if (number == 2 && type == field.Form.WireType)
                value = field.Form.Read(ref reader);
            else
                reader.Skip(type);
        }
        return new(key, value);
    }

    // Numbers are small and mostly in order.
    private int IndexOf(int number)
    {
        var fields = Fields;
        if (number <= fields.Length && fields[number - 1].Number == number)
            return number - 1;
        for (var i = 0; i < fields.Length; i++)
            if (fields[i].Number == number)
                return i;
        return -1;
    }

    private static string GoName(MessageField field) => field.Name.Length == 0 ? "" : char.ToUpperInvariant(field.Name[0]) + field.Name[1..];

    private static IEnumerable<KeyValuePair<string, MessageField>> NamesOf(MessageField field) =>
        field.IsEmbedded ? ((MessageType)field.Form).ByName.Keys.Select(inner => KeyValuePair.Create(inner, field)) : [new(field.Name, field)];
}

namespace ClusterSim.Serialization.Protobuf;

/// <summary>A message with one field that holds all there is, as <c>Quantity</c> does, or a list, as <c>Verbs</c>.</summary>
internal sealed class WrappedForm(string name, ValueForm inner, bool isList = false) : MessageForm
{
    private readonly MessageType _message = new(name, () => [new("value", 1, inner, isList ? Repetition.List : Repetition.Single)]);

    public override void WriteContent(ProtobufWriter writer, JsonValue value) => _message.WriteContent(writer, JsonObject.FromDistinct([new("value", value)]));

    public override JsonValue ReadContent(ReadOnlySpan<byte> bytes, int depth) => _message.ReadContent(bytes, depth).Find("value") ?? (isList ? JsonArray.Empty : JsonValue.Null);
}

/// <summary>JSON in its own bytes: <c>RawExtension</c>, <c>FieldsV1</c>, <c>JSON</c>.</summary>
internal sealed class RawJsonForm : MessageForm
{
    private readonly WrappedForm _bytes = new("RawExtension", new JsonBytesForm());

    public override void WriteContent(ProtobufWriter writer, JsonValue value) => _bytes.WriteContent(writer, value);

    public override JsonValue ReadContent(ReadOnlySpan<byte> bytes, int depth) => _bytes.ReadContent(bytes, depth);

    private sealed class JsonBytesForm : ValueForm
    {
        public override WireType WireType => WireType.Bytes;

        public override void Write(ProtobufWriter writer, int number, JsonValue value) => writer.WriteBytes(number, JsonText.Write(value));

        public override JsonValue Read(ref ProtobufReader reader) => reader.ReadBytes() is { IsEmpty: false } json ? JsonText.Parse(json) : JsonValue.Null;
    }
}

/// <summary>Seconds and nanoseconds since 1970; nothing at all for no time.</summary>
internal sealed class TimeForm(bool withMicroseconds) : MessageForm
{
    private const int NanosPerMicrosecond = 1000;

    public override void WriteContent(ProtobufWriter writer, JsonValue value)
    {
        if (value.AsText is not { } text)
            return;
        DateTimeOffset time = withMicroseconds ? MicroTime.Parse(text) : (DateTimeOffset)Time.Parse(text);
        writer.WriteInteger(1, time.ToUnixTimeSeconds());
        writer.WriteInteger(2, time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
    }

    public override JsonValue ReadContent(ReadOnlySpan<byte> bytes, int depth)
    {
        if (bytes.IsEmpty)
            return JsonValue.Null;
        var reader = new ProtobufReader("Timestamp", bytes, depth);
        var (seconds, nanos) = (0L, 0);
        while (!reader.IsAtEnd)
        {
            var (number, type) = reader.ReadTag();
            if (number == 1 && type == WireType.Varint)
                seconds = (long)reader.ReadVarint();
            else if (number == 2 && type == WireType.Varint)
                nanos = (int)reader.ReadVarint();
            else
                reader.Skip(type);
        }
        return At(seconds, nanos);
    }

    private JsonString At(long seconds, int nanos)
    {
        try
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
            return new(withMicroseconds ? new MicroTime(time.AddMicroseconds(nanos / NanosPerMicrosecond)).ToString() : new Time(time).ToString());
        }
        catch (ArgumentOutOfRangeException beyond)
        {
            throw new DecodeException("Time.MarshalJSON: year outside of range [0,9999]", beyond);
        }
    }
}

/// <summary>A number, or a text such as <c>25%</c>.</summary>
internal sealed class IntOrStringForm : MessageForm
{
    private static readonly MessageType Parts = new("IntOrString", () =>
    [
        new("type", 1, new Int64Form(), Repetition.Single), new("intVal", 2, new Int32Form(), Repetition.Single), new("strVal", 3, new TextForm(), Repetition.Single),
    ]);

    public override void WriteContent(ProtobufWriter writer, JsonValue value)
    {
        writer.WriteInteger(1, value is JsonString ? 1 : 0);
        writer.WriteInteger(2, (value as JsonInteger)?.Value ?? 0);
        writer.WriteText(3, value.AsText ?? "");
    }

    public override JsonValue ReadContent(ReadOnlySpan<byte> bytes, int depth) => Parts.ReadContent(bytes, depth) is var parts && parts.Find("type") is JsonInteger { Value: 1 }
        ? parts.Find("strVal") ?? new JsonString("")
        : parts.Find("intVal") ?? new JsonInteger(0);
}

/// <summary>One of two: a message, or something simpler in its place.</summary>
/// <param name="message">The message of both.</param>
/// <param name="first">Name of the field that counts when it is there.</param>
/// <param name="second">Name of the other.</param>
/// <param name="isFirst">Whether a JSON value belongs into the first.</param>
internal sealed class EitherForm(MessageType message, string first, string second, Func<JsonValue, bool> isFirst) : MessageForm
{
    public override void WriteContent(ProtobufWriter writer, JsonValue value) =>
        message.WriteContent(writer, JsonObject.FromDistinct([new(isFirst(value) ? first : second, value)]));

    public override JsonValue ReadContent(ReadOnlySpan<byte> bytes, int depth) => message.ReadContent(bytes, depth) is var read && read.Find(first) is { } preferred ? preferred : read.Find(second) ?? JsonValue.Null;
}

namespace ClusterSim.Serialization.Protobuf;

internal sealed class TextForm : ValueForm
{
    public override WireType WireType => WireType.Bytes;

    public override void Write(ProtobufWriter writer, int number, JsonValue value) => writer.WriteText(number, value.AsText ?? "");

    public override JsonValue Read(ref ProtobufReader reader) => new JsonString(StringPool.Get(reader.ReadBytes()));
}

internal sealed class BytesForm : ValueForm
{
    public override WireType WireType => WireType.Bytes;

    public override void Write(ProtobufWriter writer, int number, JsonValue value) => writer.WriteBytes(number, Convert.FromBase64String(value.AsText ?? ""));

    public override JsonValue Read(ref ProtobufReader reader) => new JsonString(Convert.ToBase64String(reader.ReadBytes()));
}

internal sealed class BoolForm : ValueForm
{
    public override WireType WireType => WireType.Varint;

    public override void Write(ProtobufWriter writer, int number, JsonValue value) => writer.WriteInteger(number, value is JsonBool { Value: true } ? 1 : 0);

    public override JsonValue Read(ref ProtobufReader reader) => reader.ReadVarint() != 0;
}

internal sealed class Int32Form : ValueForm
{
    public override WireType WireType => WireType.Varint;

    public override void Write(ProtobufWriter writer, int number, JsonValue value) => writer.WriteInteger(number, (value as JsonInteger)?.Value ?? 0);

    public override JsonValue Read(ref ProtobufReader reader) => new JsonInteger(unchecked((int)reader.ReadVarint()));
}

internal sealed class Int64Form : ValueForm
{
    public override WireType WireType => WireType.Varint;

    public override void Write(ProtobufWriter writer, int number, JsonValue value) => writer.WriteInteger(number, (value as JsonInteger)?.Value ?? 0);

    public override JsonValue Read(ref ProtobufReader reader) => new JsonInteger(unchecked((long)reader.ReadVarint()));
}

internal sealed class DoubleForm : ValueForm
{
    private static readonly DoubleCodec Json = new();

    public override WireType WireType => WireType.Fixed64;

    public override void Write(ProtobufWriter writer, int number, JsonValue value) =>
        writer.WriteDouble(number, value is JsonInteger integer ? integer.Value : (value as JsonFloat)?.Value ?? 0);

    public override JsonValue Read(ref ProtobufReader reader) => Json.ToJson(reader.ReadDouble());
}

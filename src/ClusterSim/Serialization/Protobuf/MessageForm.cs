namespace ClusterSim.Serialization.Protobuf;

/// <summary>A value that is a message of its own.</summary>
internal abstract class MessageForm : ValueForm
{
    public override WireType WireType => WireType.Bytes;

    public override void Write(ProtobufWriter writer, int number, JsonValue value)
    {
        var start = writer.StartMessage(number);
        WriteContent(writer, value);
        writer.EndMessage(start);
    }

    public override JsonValue Read(ref ProtobufReader reader) => ReadContent(reader.ReadBytes(), reader.Depth + 1);

    /// <summary>Writes the fields of the message.</summary>
    public abstract void WriteContent(ProtobufWriter writer, JsonValue value);

    /// <summary>The value of a message's bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="depth">How many messages it lies in.</param>
    /// <exception cref="DecodeException">They are none.</exception>
    public abstract JsonValue ReadContent(ReadOnlySpan<byte> bytes, int depth);
}

namespace ClusterSim.Serialization.Protobuf;

/// <summary>How JSON values of one type lie in protocol buffers.</summary>
internal abstract class ValueForm
{
    /// <summary>How such values are announced.</summary>
    public abstract WireType WireType { get; }

    /// <summary>Writes the value as that of the field with that number.</summary>
    public abstract void Write(ProtobufWriter writer, int number, JsonValue value);

    /// <summary>Reads a value after its tag.</summary>
    public abstract JsonValue Read(ref ProtobufReader reader);
}

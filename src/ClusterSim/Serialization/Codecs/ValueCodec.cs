namespace ClusterSim.Serialization;

/// <summary>How values of one type are written, read and hashed.</summary>
internal abstract class ValueCodec
{
    /// <summary>The type's name in Go, as decoding errors give it.</summary>
    public abstract string GoType { get; }

    /// <summary>The schema of the records inside: of the value itself, of a list's items or of a map's values; null when there are none.</summary>
    public virtual ObjectSchema? ElementSchema => null;

    /// <summary>What the value is to those who walk schemas.</summary>
    public virtual FieldShape Shape => FieldShape.Scalar;
}

/// <inheritdoc cref="ValueCodec"/>
/// <typeparam name="T">The type.</typeparam>
internal abstract class ValueCodec<T> : ValueCodec
{
    /// <summary>What a JSON <c>null</c> stands for among list items and map values.</summary>
    public virtual T Zero => default!;

    /// <summary>The empty value where somebody said so; see <see cref="TellsEmptyAttribute"/>.</summary>
    public virtual T StatedEmpty => Zero;

    public abstract void Write(JsonWriter writer, T value);

    public abstract JsonValue ToJson(T value);

    public abstract T Read(JsonValue value, Decoder decoder);

    /// <summary>A hash that is the same in every process.</summary>
    public abstract ulong Hash(T value);

    /// <summary>True for what Go's <c>omitempty</c> leaves out: the empty text, zero, false, nothing.</summary>
    public abstract bool IsEmpty(T value);
}

/// <summary>The shape of a field's value.</summary>
internal enum FieldShape
{
    /// <summary>A text, number, truth value, or a type that is written as one.</summary>
    Scalar,

    /// <summary>A record.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from texts.</summary>
    Map,

    /// <summary>JSON of any shape.</summary>
    Any,
}

using System.Reflection;

namespace ClusterSim.Serialization;

/// <inheritdoc/>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TValue">The property's type.</typeparam>
internal sealed class FieldSchema<TRecord, TValue> : FieldSchema where TRecord : ApiRecord
{
    private readonly Func<TRecord, TValue> _get;
    private readonly Action<TRecord, TValue> _set; // An init accessor: called on fresh copies only.
    private readonly Func<TRecord, ApiRecord> _clone;
    private readonly ValueCodec<TValue> _codec;
    private readonly WhenEmpty _whenEmpty;
    private readonly TValue _default;
    private ulong? _hashOfDefault;

    public FieldSchema(PropertyInfo property, ValueCodec<TValue> codec, TRecord prototype, Func<TRecord, ApiRecord> clone) : base(property, codec)
    {
        _codec = codec;
        _clone = clone;
        _get = property.GetMethod!.CreateDelegate<Func<TRecord, TValue>>();
        _set = property.SetMethod!.CreateDelegate<Action<TRecord, TValue>>();
        _default = _get(prototype);
        _whenEmpty = RuleFor(_default);
    }

    private enum WhenEmpty : byte
    {
        Write,
        Omit,
        OmitDefault,
        WriteNull,
    }

    public override ObjectSchema? ElementSchema => _codec.ElementSchema;

    public override string GoType => _codec.GoType;

    /// <summary>The field's value in <paramref name="record"/>, without boxing.</summary>
    public TValue Get(TRecord record) => _get(record);

    public override object? Get(ApiRecord record) => _get((TRecord)record);

    public override ApiRecord With(ApiRecord record, object? value)
    {
        var copy = (TRecord)_clone((TRecord)record);
        _set(copy, (TValue)value!);
        return copy;
    }

    public override JsonValue? ToJson(ApiRecord record)
    {
        var value = _get((TRecord)record);
        return !IsLeftOut(value) ? _codec.ToJson(value) : _whenEmpty == WhenEmpty.WriteNull ? JsonValue.Null : null;
    }

    public override bool IsUnset(ApiRecord record) => IsLeftOut(_get((TRecord)record));

    internal override void Write(JsonWriter writer, ApiRecord record)
    {
        var value = _get((TRecord)record);
        if (!IsLeftOut(value))
        {
            writer.WriteName(PreparedName);
            _codec.Write(writer, value);
        }
        else if (_whenEmpty == WhenEmpty.WriteNull)
        {
            writer.WriteName(PreparedName);
            writer.WriteNull();
        }
    }

    internal override void Read(ApiRecord record, JsonValue value, Decoder decoder)
    {
        if (value is JsonNull)
            return;
        var read = _codec.Read(value, decoder);
        if (TellsEmpty && value is JsonArray { Items.Count: 0 })
            _set((TRecord)record, _codec.StatedEmpty);
        if (_whenEmpty == WhenEmpty.Write || !_codec.IsEmpty(read)) // What is written like nothing is nothing, so that equality is that of the JSON.
            _set((TRecord)record, read);
    }

    internal override ulong Hash(ApiRecord record)
    {
        var value = _get((TRecord)record);
        if (!typeof(TValue).IsValueType && ReferenceEquals(value, _default)) // Most fields of most records: null, or the one empty list.
            return _hashOfDefault ??= HashOf(value);
        return HashOf(value);
    }

    private ulong HashOf(TValue value) => IsLeftOut(value) ? 0 : ContentHash.Mix(NameHash, _codec.Hash(value));

    private bool IsLeftOut(TValue value) => _whenEmpty switch
    {
        WhenEmpty.Write => false,
        WhenEmpty.OmitDefault => EqualityComparer<TValue>.Default.Equals(value, _default),
        _ => _codec.IsEmpty(value),
    };

    // What a property holds in a new record tells a Go pointer (null) from a plain value.
    private WhenEmpty RuleFor(TValue initial)
    {
        if (IsNullWhenEmpty)
            return WhenEmpty.WriteNull;
        if (OmitsZero)
            return Shape == FieldShape.Object ? WhenEmpty.OmitDefault : WhenEmpty.Omit;
        if (Shape is FieldShape.List or FieldShape.Map)
            return KeepsEmpty ? WhenEmpty.Write : WhenEmpty.Omit;
        return initial is null ? WhenEmpty.Omit : WhenEmpty.Write;
    }
}

using System.Reflection;

namespace ClusterSim.Serialization;

/// <summary>One field of a record: its name and type, the rules it is written and merged by, and access to its value.</summary>
internal abstract class FieldSchema
{
    private readonly PropertyInfo _property;

    private protected FieldSchema(PropertyInfo property, ValueCodec codec)
    {
        _property = property;
        WireName = WireNameOf(property);
        Shape = codec.Shape;
        PreparedName = JsonWriter.PrepareName(WireName);
        NameHash = ContentHash.OfText(WireName);
        IsRequired = Has<RequiredAttribute>();
        KeepsEmpty = Has<KeepEmptyAttribute>();
        OmitsZero = Has<OmitZeroAttribute>();
        IsNullWhenEmpty = Has<NullWhenEmptyAttribute>();
        TellsEmpty = Has<TellsEmptyAttribute>();
        ServerDefault = ToJson(property.GetCustomAttribute<ServerDefaultAttribute>()?.Value);
        ListKeys = property.GetCustomAttribute<ListKeysAttribute>()?.Keys ?? [];
        IsSet = Has<SetListAttribute>();
        IsAtomic = Has<AtomicAttribute>();
        IsGranular = Has<GranularAttribute>();
        PatchMerges = Has<PatchMergeAttribute>();
        PatchMergeKey = property.GetCustomAttribute<PatchMergeAttribute>()?.Key;
        PatchReplaces = Has<PatchReplaceAttribute>();
        RetainsKeys = Has<RetainKeysAttribute>();
    }

    /// <summary>The property's name in C#.</summary>
    public string Name => _property.Name;

    /// <summary>The field's name in JSON and YAML.</summary>
    public string WireName { get; }

    /// <summary>The property's type.</summary>
    public Type ClrType => _property.PropertyType;

    /// <summary>The record that declares the field.</summary>
    public Type DeclaringType => _property.DeclaringType!;

    /// <summary>Whether the value is a record, a list, a map, or plain.</summary>
    public FieldShape Shape { get; }

    /// <summary>The type of list items or map values, or of the value itself, without a nullable wrapper.</summary>
    public Type ElementType => ClrType.IsGenericType ? ClrType.GetGenericArguments()[0] : ClrType;

    /// <summary>The schema of the record, or of the records in the list or map; null for plain values.</summary>
    public abstract ObjectSchema? ElementSchema { get; }

    /// <summary>The type's name in Go, as decoding errors give it.</summary>
    public abstract string GoType { get; }

    /// <summary>Kubernetes lists the field as required.</summary>
    public bool IsRequired { get; }

    /// <summary>An empty text is a value of its own.</summary>
    public bool KeepsEmpty { get; }

    /// <summary>Zero or false means unset.</summary>
    public bool OmitsZero { get; }

    /// <summary>Unset is written as <c>null</c>.</summary>
    public bool IsNullWhenEmpty { get; }

    /// <summary>A list that is stated to be empty is another thing than none.</summary>
    public bool TellsEmpty { get; }

    /// <summary>The value the API server's schema gives an absent field; null when it gives none.</summary>
    public JsonValue? ServerDefault { get; }

    /// <summary>Wire names of the fields that tell the items of a map-like list apart; empty for other lists.</summary>
    public IReadOnlyList<string> ListKeys { get; }

    /// <summary>The list is a set.</summary>
    public bool IsSet { get; }

    /// <summary>The value is owned and replaced as a whole.</summary>
    public bool IsAtomic { get; }

    /// <summary>The record's fields are owned one by one, whatever holds for its type.</summary>
    public bool IsGranular { get; }

    /// <summary>A strategic merge patch merges the list.</summary>
    public bool PatchMerges { get; }

    /// <summary>The field by which a strategic merge patch tells items apart; null for lists of plain values.</summary>
    public string? PatchMergeKey { get; }

    /// <summary>A strategic merge patch replaces the value as a whole.</summary>
    public bool PatchReplaces { get; }

    /// <summary>A strategic merge patch may name the fields to keep.</summary>
    public bool RetainsKeys { get; }

    internal byte[] PreparedName { get; }

    internal ulong NameHash { get; }

    /// <summary>The name on the wire of a property.</summary>
    public static string WireNameOf(PropertyInfo property) =>
        property.GetCustomAttribute<WireNameAttribute>()?.Name ?? char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    /// <summary>The field's value in <paramref name="record"/>.</summary>
    public abstract object? Get(ApiRecord record);

    /// <summary>A copy of <paramref name="record"/> in which the field has <paramref name="value"/>.</summary>
    public abstract ApiRecord With(ApiRecord record, object? value);

    /// <summary>The field's value as it is written; null when it is not written at all.</summary>
    public abstract JsonValue? ToJson(ApiRecord record);

    /// <summary>True when the field is not written, or as <c>null</c>.</summary>
    public abstract bool IsUnset(ApiRecord record);

    /// <summary>The name on the wire.</summary>
    public override string ToString() => WireName;

    internal abstract void Write(JsonWriter writer, ApiRecord record);

    /// <summary>Sets the field of a record that nobody else has seen yet.</summary>
    internal abstract void Read(ApiRecord record, JsonValue value, Decoder decoder);

    /// <summary>The hash of name and value; 0 when unset.</summary>
    internal abstract ulong Hash(ApiRecord record);

    private static JsonValue? ToJson(object? constant) => constant switch
    {
        null => null,
        string text => text,
        int number => (long)number,
        bool truth => truth,
        _ => throw new InvalidOperationException($"A default is a string, an integer or a truth value, not {constant}."),
    };

    private bool Has<T>() where T : Attribute => Attribute.IsDefined(_property, typeof(T));
}

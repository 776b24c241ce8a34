namespace ClusterSim.Cel;

/// <summary>What a JSON value is declared to be: its type in expressions, how it is read, and how large it may get.</summary>
/// <remarks>
/// Made from the structural schema of a custom resource or from the record of a built-in kind.
/// Source: apiserver/pkg/cel/types.go and apiserver/pkg/cel/common/schemas.go (v1.36).
/// </remarks>
internal sealed class CelDeclaration
{
    /// <summary>Kubernetes' DefaultMaxRequestSizeBytes, which bounds what has no bound of its own.</summary>
    public const long MaxRequestSizeBytes = 3 * 1024 * 1024;

    private const long MinStringSize = 2;
    private const long MaxDurationSizeJson = 32;
    private const long MinDurationSizeJson = 4;
    private const long JsonDateSize = 12;
    private const long MaxDatetimeSizeJson = 27;
    private const long MinDatetimeSizeJson = 22;

    private readonly Lazy<IReadOnlyDictionary<string, CelField>>? _fields;

    private CelDeclaration(CelType type, long maxElements, long minSerializedSize)
    {
        Type = type;
        MaxElements = maxElements;
        MinSerializedSize = minSerializedSize;
    }

    // The fields come lazily, since a type may contain itself.
    private CelDeclaration(string name, Func<IEnumerable<CelField>> fields)
    {
        Type = CelType.Object(name, this);
        _fields = new(() => fields().ToDictionary(field => field.Name, StringComparer.Ordinal));
        MinSerializedSize = MinStringSize;
    }

    public static CelDeclaration Bool { get; } = new(CelType.Bool, 0, 4);

    public static CelDeclaration Int { get; } = new(CelType.Int, 0, 1);

    public static CelDeclaration Double { get; } = new(CelType.Double, 0, 1);

    /// <summary>Anything: what it is shows when it is evaluated. What no schema describes, too.</summary>
    public static CelDeclaration Dyn { get; } = new(CelType.Dyn, MaxRequestSizeBytes - 2, 1);

    public static CelDeclaration Duration { get; } = new(CelType.Duration, MaxDurationSizeJson, MinDurationSizeJson);

    /// <summary>A text of the form <c>2006-01-02</c>.</summary>
    public static CelDeclaration Date { get; } = new(CelType.Timestamp, JsonDateSize, JsonDateSize) { IsDate = true };

    /// <summary>A text as RFC 3339 has it.</summary>
    public static CelDeclaration Timestamp { get; } = new(CelType.Timestamp, MaxDatetimeSizeJson, MinDatetimeSizeJson);

    public CelType Type { get; }

    /// <summary>The most characters, items or entries it may have.</summary>
    public long MaxElements { get; private init; }

    /// <summary>The fewest bytes it takes as JSON.</summary>
    public long MinSerializedSize { get; private init; }

    /// <summary>What the items of a list or the values of a map are; null for anything else.</summary>
    public CelDeclaration? Element { get; private init; }

    /// <summary>What the keys of a map are.</summary>
    public CelDeclaration? Key { get; private init; }

    public bool IsDate { get; private init; }

    /// <summary>A <c>null</c> is a value; otherwise it is an error to look at it.</summary>
    public bool IsNullable { get; private set; }

    /// <summary>The order of the list does not matter, neither when compared nor when two are joined.</summary>
    public bool IsSet { get; private init; }

    /// <summary>Names of the fields that tell the items of a map-like list apart; empty for other lists.</summary>
    public IReadOnlyList<string> ListKeys { get; private init; } = [];

    /// <summary>A text; <paramref name="maxLength"/> counts characters, each of which may take four bytes.</summary>
    public static CelDeclaration String(long? maxLength = null) =>
        new(CelType.String, maxLength is { } length ? Math.Max(0, length) * 4 : MaxRequestSizeBytes - 2, MinStringSize);

    /// <summary>A text that is one of <paramref name="values"/>.</summary>
    public static CelDeclaration StringOf(IEnumerable<string> values) =>
        new(CelType.String, values.Select(System.Text.Encoding.UTF8.GetByteCount).DefaultIfEmpty(0).Max(), MinStringSize);

    /// <summary>Bytes, written in base64.</summary>
    public static CelDeclaration Bytes(long? maxLength = null) => new(CelType.Bytes, maxLength is { } length ? Math.Max(0, length) : MaxRequestSizeBytes - 2, MinStringSize);

    /// <summary>A whole number or a text.</summary>
    public static CelDeclaration IntOrString(long? maxLength = null) =>
        new(CelType.Dyn, maxLength is { } length ? Math.Max(0, length) * 4 : MaxRequestSizeBytes - 2, 1);

    public static CelDeclaration List(CelDeclaration items, long? maxItems = null, bool isSet = false, IReadOnlyList<string>? listKeys = null) =>
        new(CelType.List(items.Type), maxItems is { } most ? Math.Max(0, most) : (MaxRequestSizeBytes - 2) / (items.MinSerializedSize + 1), 2)
        {
            Element = items,
            IsSet = isSet,
            ListKeys = listKeys ?? [],
        };

    public static CelDeclaration Map(CelDeclaration values, long? maxProperties = null) =>
        new(CelType.Map(CelType.String, values.Type), maxProperties is { } most ? Math.Max(0, most) : (MaxRequestSizeBytes - 2) / (values.MinSerializedSize + 6), 2)
        {
            Element = values,
            Key = new(CelType.String, 0, MinStringSize), // Kubernetes knows no size of keys.
        };

    /// <summary>An object with named fields. The name shows in messages.</summary>
    public static CelDeclaration Object(string name, Func<IEnumerable<CelField>> fields, long minSerializedSize = 2) =>
        new(name, fields) { MinSerializedSize = minSerializedSize };

    /// <summary>What is no JSON but given to the expression by the program itself.</summary>
    public static CelDeclaration Of(CelType type) => new(type, MaxRequestSizeBytes - 2, 1);

    /// <summary>The same, for which <c>null</c> is a value.</summary>
    public CelDeclaration Nullable()
    {
        var copy = (CelDeclaration)MemberwiseClone();
        copy.IsNullable = true;
        return copy;
    }

    /// <summary>The field of that name, which is escaped; words the language keeps for itself need not be. Null when there is none.</summary>
    public CelField? FindField(string name) => _fields is null ? null : _fields.Value.GetValueOrDefault(name) ?? _fields.Value.GetValueOrDefault($"__{name}__");
}

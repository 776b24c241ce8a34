namespace ClusterSim.ApiServer.Apply;

/// <summary>What plain values are allowed.</summary>
internal enum ScalarType
{
    Text,
    Number,
    Truth,

    /// <summary>Any of them.</summary>
    Any,
}

/// <summary>What a value may be, and how two of them are merged: the schema server-side apply goes by, from wherever it comes.</summary>
/// <remarks>
/// <para>Most are one thing, a scalar, a list or a map; where nothing is known of a value it may be all three.</para>
/// <para>Source: structured-merge-diff schema/elements.go (v6).</para>
/// </remarks>
internal sealed class MergeType
{
    private readonly MergeType _asScalar;
    private readonly MergeType _asList;
    private readonly MergeType _asMap;

    public MergeType(ScalarType? scalar = null, ListType? list = null, MapType? map = null)
    {
        (Scalar, List, Map) = (scalar, list, map);
        var isOne = (scalar is null ? 0 : 1) + (list is null ? 0 : 1) + (map is null ? 0 : 1) == 1;
        _asScalar = isOne || scalar is null ? this : new(scalar: scalar);
        _asList = isOne || list is null ? this : new(list: list);
        _asMap = isOne || map is null ? this : new(map: map);
    }

    public ScalarType? Scalar { get; }

    public ListType? List { get; }

    public MapType? Map { get; }

    /// <summary>The type with what <paramref name="value"/> is not left out; this type when the value is nothing, or nothing that is allowed.</summary>
    public MergeType For(JsonValue? value) => value switch
    {
        null or JsonNull => this,
        JsonArray => _asList,
        JsonObject => _asMap,
        _ => _asScalar,
    };
}

/// <summary>A list.</summary>
/// <param name="isAtomic">It is owned and replaced as a whole.</param>
/// <param name="keys">The fields that tell items apart; empty for sets.</param>
/// <param name="elements">What the items are.</param>
internal sealed class ListType(bool isAtomic, IReadOnlyList<string> keys, Func<MergeType> elements)
{
    private MergeType? _elements;

    public bool IsAtomic { get; } = isAtomic;

    public IReadOnlyList<string> Keys { get; } = keys;

    public MergeType Elements => _elements ??= elements();

    /// <summary>How the item is named in a path.</summary>
    /// <exception cref="TypedException">It lacks a key, or is no item of such a list.</exception>
    public PathElement StepTo(JsonValue item)
    {
        if (IsAtomic)
            throw new TypedException("invalid indexing of non-associative list");
        if (Keys.Count > 0)
            return StepByKeys(item);
        return item switch
        {
            JsonObject => throw new TypedException("associative list without keys has an element that's a map type"),
            JsonArray => throw new TypedException("not supported: associative list with lists as elements"),
            JsonNull => throw new TypedException("associative list without keys has an element that's an explicit null"),
            _ => new ValueElement(item),
        };
    }

    private KeyElement StepByKeys(JsonValue item)
    {
        if (item is not JsonObject obj)
            throw new TypedException($"associative list with keys may not have {(item is JsonNull ? "a null element" : "non-map elements")}");
        var fields = new KeyValuePair<string, JsonValue>[Keys.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var value = obj.Find(Keys[i]) ?? Elements.Map?.DefaultOf(Keys[i])
                ?? throw new TypedException($"associative list with keys has an element that omits key field \"{Keys[i]}\" (and doesn't have default value)");
            fields[i] = new(Keys[i], value);
        }
        return new(fields);
    }
}

/// <summary>An object: with declared fields, or a map whose values are all of one type, or both.</summary>
internal abstract class MapType
{
    /// <summary>It is owned and replaced as a whole.</summary>
    public virtual bool IsAtomic => false;

    /// <summary>The type of what is not declared; null when nothing else is allowed.</summary>
    public virtual MergeType? Elements => null;

    /// <summary>Whether it declares nothing and allows everything, of any type.</summary>
    public virtual bool IsUntyped => false;

    /// <summary>The type of a declared field; null when it is not declared.</summary>
    public virtual MergeType? FindField(string name) => null;

    /// <summary>The value that an absent field stands for; null when it stands for none.</summary>
    public virtual JsonValue? DefaultOf(string name) => null;

    /// <summary>The type of whatever has that name.</summary>
    public MergeType? TypeOf(string name) => FindField(name) ?? Elements;
}

/// <summary>A map without declared fields.</summary>
internal sealed class PlainMapType(bool isAtomic, Func<MergeType> elements) : MapType
{
    private MergeType? _elements;

    public override bool IsAtomic => isAtomic;

    public override MergeType Elements => _elements ??= elements();

    public override bool IsUntyped => Elements == DeducedTypes.Granular;
}

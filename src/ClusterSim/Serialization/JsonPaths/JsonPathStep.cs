namespace ClusterSim.Serialization.JsonPaths;

/// <summary>One step of a path.</summary>
internal abstract record JsonPathStep
{
    public abstract IEnumerable<JsonValue> Take(JsonValue value);

    /// <summary>What is directly inside of a value.</summary>
    protected static IEnumerable<JsonValue> Inside(JsonValue value) => value switch
    {
        JsonObject obj => obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Value),
        JsonArray array => array.Items,
        _ => [],
    };
}

/// <summary><c>.name</c> or <c>['name']</c>.</summary>
internal sealed record FieldStep(string Name) : JsonPathStep
{
    public override IEnumerable<JsonValue> Take(JsonValue value) => value[Name] is { } found ? [found] : [];
}

/// <summary><c>.*</c> or <c>[*]</c>.</summary>
internal sealed record WildcardStep : JsonPathStep
{
    public override IEnumerable<JsonValue> Take(JsonValue value) => Inside(value);
}

/// <summary><c>..</c>: the value and all that is in it.</summary>
internal sealed record DescentStep : JsonPathStep
{
    public override IEnumerable<JsonValue> Take(JsonValue value) => Inside(value).SelectMany(Take).Prepend(value);
}

/// <summary><c>[1]</c>, <c>[-1]</c>, <c>[1:3]</c>, <c>[::2]</c>.</summary>
internal sealed record SliceStep(long? Start, long? End, long Stride) : JsonPathStep
{
    public override IEnumerable<JsonValue> Take(JsonValue value)
    {
        if (value is not JsonArray { Items: var items } || Stride <= 0)
            yield break;
        var start = Place(Start ?? 0, items.Count);
        var end = Math.Min(Place(End ?? items.Count, items.Count), items.Count);
        for (var i = Math.Max(start, 0); i < end; i += Stride)
            yield return items[(int)i];
    }

    private static long Place(long index, int count) => index < 0 ? index + count : index;
}

/// <summary><c>[?(@.type=="Ready")]</c>.</summary>
internal sealed record FilterStep(JsonPathOperand Left, string? Operator, JsonPathOperand? Right) : JsonPathStep
{
    public override IEnumerable<JsonValue> Take(JsonValue value) => value is JsonArray array ? array.Items.Where(Holds) : [];

    private bool Holds(JsonValue item)
    {
        if (Left.Of(item) is not { } left)
            return false;
        if (Operator is null)
            return true;
        if (Right!.Of(item) is not { } right)
            return false;
        return Operator switch
        {
            "==" => Compare(left, right) == 0,
            "!=" => Compare(left, right) != 0,
            "<" => Compare(left, right) < 0,
            ">" => Compare(left, right) > 0,
            "<=" => Compare(left, right) <= 0,
            _ => Compare(left, right) >= 0,
        };
    }

    // Null when they cannot be compared, which is neither equal nor anything else but different.
    private static int? Compare(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonString x, JsonString y) => string.CompareOrdinal(x.Value, y.Value),
        (JsonBool x, JsonBool y) => x.Value.CompareTo(y.Value),
        (JsonInteger x, JsonInteger y) => x.Value.CompareTo(y.Value),
        (JsonInteger or JsonFloat, JsonInteger or JsonFloat) => Number(left).CompareTo(Number(right)),
        _ => null,
    };

    private static double Number(JsonValue value) => value is JsonInteger whole ? whole.Value : ((JsonFloat)value).Value;
}

/// <summary>Several steps from the same place: <c>['a','b']</c>.</summary>
internal sealed record UnionStep(ValueList<JsonPathStep> Steps) : JsonPathStep
{
    public override IEnumerable<JsonValue> Take(JsonValue value) => Steps.SelectMany(step => step.Take(value));
}

/// <summary>One side of a comparison: a constant, or a path from the item.</summary>
internal sealed record JsonPathOperand(JsonPath? Path, JsonValue? Constant)
{
    public JsonValue? Of(JsonValue item) => Path is null ? Constant : Path.Find(item) is [var first, ..] ? first : null;
}

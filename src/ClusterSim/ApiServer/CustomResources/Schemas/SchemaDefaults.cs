using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Fills in what a schema says absent fields hold.</summary>
/// <remarks>Source: apiextensions apiserver/schema/defaulting/algorithm.go, prunenulls.go (v1.36).</remarks>
internal static class SchemaDefaults
{
    /// <summary>The value with defaults; the very same when nothing was absent.</summary>
    public static JsonValue Fill(JsonValue value, JSONSchemaProps? schema) => (value, schema) switch
    {
        (JsonObject obj, not null) => FillFields(obj, schema),
        (JsonArray array, { Items.Schema: { } items }) => Map(array, item => Fill(IsStrayNull(item, items) && items.Default is { } @default ? @default : item, items)),
        _ => value,
    };

    /// <summary>The value without the <c>null</c>s of fields that may not be <c>null</c> and have no default: they count as absent.</summary>
    public static JsonValue DropNulls(JsonValue value, JSONSchemaProps? schema) => (value, schema) switch
    {
        (JsonObject obj, not null) => DropNullFields(obj, schema),
        (JsonArray array, { Items.Schema: { } items }) => Map(array, item => DropNulls(item, items)),
        _ => value,
    };

    private static JsonObject FillFields(JsonObject obj, JSONSchemaProps schema)
    {
        foreach (var (name, property) in schema.Properties)
            if (property.Default is { } value && (obj.Find(name) is not { } found || IsStrayNull(found, property)))
                obj = obj.Set(name, value);
        return Map(obj, (name, value) => SchemaOf(name, schema) is { } inner ? Fill(value, inner) : value);
    }

    private static JsonObject DropNullFields(JsonObject obj, JSONSchemaProps schema) =>
        Map(obj, (name, value) => SchemaOf(name, schema) is not { } inner ? value : IsStrayNull(value, inner) && inner.Default is null ? null : DropNulls(value, inner));

    private static JSONSchemaProps? SchemaOf(string name, JSONSchemaProps schema) =>
        schema.Properties.TryGetValue(name, out var property) ? property : schema.AdditionalProperties?.Schema;

    private static bool IsStrayNull(JsonValue value, JSONSchemaProps schema) => value is JsonNull && !schema.Nullable;

    private static JsonObject Map(JsonObject obj, Func<string, JsonValue, JsonValue?> map)
    {
        List<KeyValuePair<string, JsonValue>>? fields = null;
        for (var i = 0; i < obj.Count; i++)
        {
            var (name, value) = obj.Fields[i];
            var mapped = map(name, value);
            if (fields is null && !ReferenceEquals(mapped, value))
                fields = [.. obj.Fields.Take(i)];
            if (mapped is not null)
                fields?.Add(new(name, mapped));
        }
        return fields is null ? obj : JsonObject.FromDistinct([.. fields]);
    }

    private static JsonArray Map(JsonArray array, Func<JsonValue, JsonValue> map)
    {
        var items = array.Items.Select(map).ToArray();
        return items.Where((item, i) => !ReferenceEquals(item, array.Items[i])).Any() ? new(new ValueList<JsonValue>(items)) : array;
    }
}

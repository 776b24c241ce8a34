using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Checks that no item of a set comes twice, and no key of a list that is a map.</summary>
/// <remarks>Source: apiextensions apiserver/schema/listtype/validation.go (v1.36).</remarks>
internal static class ListTypes
{
    public static FieldErrors Validate(JsonObject obj, JSONSchemaProps schema)
    {
        var errors = new FieldErrors();
        Fields(obj, schema, null, errors);
        return errors;
    }

    private static void Value(JsonValue value, JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        if (value is JsonArray array)
            Items(array, schema, path, errors);
        else if (value is JsonObject obj)
            Fields(obj, schema, path, errors);
    }

    private static void Fields(JsonObject obj, JSONSchemaProps schema, FieldPath? path, FieldErrors errors)
    {
        foreach (var (name, value) in obj.Fields)
        {
            if (schema.AdditionalProperties?.Schema is { } additional && path is not null)
                Value(value, additional, path.Key(name), errors);
            if (schema.Properties.TryGetValue(name, out var property))
                Value(value, property, path is null ? FieldPath.Root(name) : path[name], errors);
        }
    }

    private static void Items(JsonArray array, JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        if (schema.XListType == "set")
            foreach (var i in Repeated(array.Items))
                errors.Duplicate(path[i], Shown(array.Items[i]));
        else if (schema.XListType == "map")
            Map(array, schema, path, errors);
        if (schema.Items?.Schema is { } items)
            for (var i = 0; i < array.Items.Count; i++)
                Value(array.Items[i], items, path[i], errors);
    }

    private static void Map(JsonArray array, JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < array.Items.Count; i++)
            if (array.Items[i] is not (JsonObject or JsonNull))
            {
                errors.Invalid(path[i], Shown(array.Items[i]), "must be an object for an array of list-type map");
                return;
            }
        var keys = array.Items.Select(item => (JsonValue)KeysOf(item, schema.XListMapKeys)).ToList();
        foreach (var i in Repeated(keys))
            errors.Duplicate(path[i], keys[i]);
    }

    private static JsonObject KeysOf(JsonValue item, ValueList<string> keys) =>
        new(keys.Order(StringComparer.Ordinal).Where(key => item[key] is not null).Select(key => KeyValuePair.Create(key, item[key]!)));

    // Only the first repetition is told.
    private static List<int> Repeated(IReadOnlyList<JsonValue> values)
    {
        var times = new Dictionary<JsonValue, int>();
        var repeated = new List<int>();
        for (var i = 0; i < values.Count; i++)
        {
            times[values[i]] = times.GetValueOrDefault(values[i]) + 1;
            if (times[values[i]] == 2)
                repeated.Add(i);
        }
        return repeated;
    }

    private static object Shown(JsonValue value) => value is JsonString text ? text.Value : value;
}

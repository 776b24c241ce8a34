namespace ClusterSim.ApiServer.Apply;

/// <summary>Takes fields and items out of an object.</summary>
/// <remarks>Source: structured-merge-diff typed/remove.go (v6).</remarks>
internal static class TypedRemoval
{
    /// <summary>The value without what is in <paramref name="fields"/>; what has become empty by that is null.</summary>
    public static JsonValue Remove(JsonValue value, FieldSet fields, MergeType type)
    {
        var one = type.For(value);
        if (one.Map is { } map)
            return RemoveFields(value as JsonObject, fields, map);
        return one.Scalar is null && one.List is { } list ? RemoveItems(value as JsonArray, fields, list) : value;
    }

    // What is owned as a whole and looked into all the same goes as a whole.
    private static JsonValue RemoveFields(JsonObject? obj, FieldSet fields, MapType type)
    {
        if (obj is null or { Count: 0 } || type.IsAtomic)
            return JsonValue.Null;
        var kept = new List<KeyValuePair<string, JsonValue>>(obj.Count);
        foreach (var (name, value) in obj.Fields)
        {
            var step = new FieldElement(name);
            if (!fields.Contains(step))
                kept.Add(new(name, fields.Under(step) is { IsEmpty: false } below ? Remove(value, below, type.TypeOf(name)!) : value));
        }
        return kept.Count == 0 ? JsonValue.Null : JsonObject.FromDistinct([.. kept]);
    }

    private static JsonValue RemoveItems(JsonArray? array, FieldSet fields, ListType type)
    {
        if (array is null or { Items.Count: 0 } || type.IsAtomic)
            return JsonValue.Null;
        var kept = new List<JsonValue>(array.Items.Count);
        foreach (var item in array.Items)
        {
            var step = type.StepTo(item);
            if (!fields.Contains(step))
                kept.Add(fields.Under(step) is { IsEmpty: false } below ? Remove(item, below, type.Elements) : item);
        }
        return kept.Count == 0 ? JsonValue.Null : new JsonArray(kept.ToValueList());
    }
}

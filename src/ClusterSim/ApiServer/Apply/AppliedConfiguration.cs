using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>What a record says when it is applied: the fields that are set in it, and no others, so that nobody comes to own what he did not mention.</summary>
/// <remarks>
/// Records do not tell what was set to its default from what was not: a field that is as in a new record is not applied. What only the server sets, such as
/// <c>managedFields</c> and <c>status</c>, is left out where the object as a whole is applied.
/// </remarks>
internal static class AppliedConfiguration
{
    /// <summary>The configuration that <paramref name="obj"/> stands for.</summary>
    /// <param name="obj">An object in which only what is to be owned is set.</param>
    /// <param name="subresource">What it is applied to; empty for the object itself.</param>
    public static JsonObject Of(ApiObject obj, string subresource)
    {
        var bare = obj with { Metadata = obj.Metadata.OwnedAs(null) };
        var type = new JsonObject([new("apiVersion", obj.ApiVersion), new("kind", obj.Kind)]);
        var content = obj is CustomResource ? ObjectJson.ToJson(bare) : SetIn(bare);
        if (subresource.Length == 0)
            content = content.Remove("status");
        return content.Fields.Aggregate(type, (all, field) => all.Set(field.Key, field.Value));
    }

    private static JsonObject SetIn(ApiRecord record)
    {
        var schema = ObjectSchema.Of(record.GetType());
        var fields = new List<KeyValuePair<string, JsonValue>>();
        foreach (var field in schema.Fields)
        {
            if (field.ToJson(record) is { } json and not JsonNull && !json.Equals(field.ToJson(schema.Empty)) && SetIn(field.Get(record), json) is { } set)
                fields.Add(new(field.WireName, set));
        }
        return JsonObject.FromDistinct([.. fields]);
    }

    private static JsonValue? SetIn(object? value, JsonValue json) => value switch
    {
        ApiRecord record => SetIn(record),
        IReadOnlyList<ApiRecord> records => new JsonArray(records.Select(JsonValue (record) => SetIn(record)).ToValueList()),
        _ => json,
    };
}

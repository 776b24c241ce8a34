using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Patches;

/// <summary>A merge patch that knows the kind: lists are merged by the keys the kind declares, and <c>$</c>-directives say what nulls cannot.</summary>
/// <remarks>Source: apimachinery util/strategicpatch/patch.go (v1.36).</remarks>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch"; // directiveMarker
    private const string RetainKeysDirective = "$retainKeys";
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";

    /// <summary>The object <paramref name="original"/> with the patch applied.</summary>
    /// <exception cref="StrategicMergeException">The patch makes no sense.</exception>
    public static JsonObject Apply(JsonObject original, JsonObject patch, ObjectSchema schema) => Merge(original, patch, MergeSchema.Of(schema));

    internal static JsonObject Merge(JsonObject original, JsonObject patch, MergeSchema schema)
    {
        if (patch.Find(Directive) is { } directive)
            return directive.AsText switch
            {
                "replace" => patch.Remove(Directive),
                "delete" => JsonObject.Empty,
                _ => throw StrategicMergeException.Untranslated($"unknown patch type: {GoValue.Text(directive)} in map: {GoValue.Text(patch)}"),
            };
        (original, patch) = RetainKeys(original, patch);
        (original, patch) = SetOrders(original, patch, schema);
        foreach (var (name, value) in patch.Fields)
            original = name.StartsWith(DeletePrefix, StringComparison.Ordinal) ? DeleteItems(original, name[DeletePrefix.Length..], value) : MergeField(original, name, value, schema);
        return original;
    }

    /// <summary>A value that is taken from a patch as it is, but for the directives in it.</summary>
    internal static JsonValue WithoutDirectives(JsonValue value) => value switch
    {
        JsonObject obj => new JsonObject(obj.Fields.Where(field => !IsDirective(field.Key)).Select(field => KeyValuePair.Create(field.Key, WithoutDirectives(field.Value)))),
        JsonArray array => new JsonArray(array.Items.Where(item => item[Directive] is null).Select(WithoutDirectives).ToValueList()),
        _ => value,
    };

    private static bool IsDirective(string name) =>
        name is Directive or RetainKeysDirective || name.StartsWith(DeletePrefix, StringComparison.Ordinal) || name.StartsWith(OrderPrefix, StringComparison.Ordinal);

    private static JsonObject MergeField(JsonObject original, string name, JsonValue value, MergeSchema schema)
    {
        if (value is JsonNull)
            return original.Remove(name);
        return original.Set(name, (original.Find(name), value) switch
        {
            (JsonObject before, JsonObject after) => schema.Replaces(name) ? after : Merge(before, after, schema.Child(name)),
            (JsonArray before, JsonArray after) => StrategicMergeList.Merge(before.Items, after.Items, schema.List(name)),
            (JsonArray, _) or (JsonObject, _) or (null, _) => WithoutDirectives(value),
            _ => value is JsonObject or JsonArray ? WithoutDirectives(value) : value,
        });
    }

    private static JsonObject DeleteItems(JsonObject original, string name, JsonValue value)
    {
        if (value is JsonNull)
            return original.Remove(name);
        if (original.Find(name) is not JsonArray { Items: var items } || value is not JsonArray { Items: var deleted })
            return original;
        return original.Set(name, new JsonArray(items.RemoveAll(deleted.Contains)));
    }

    /// <summary>Drops every field that the directive does not name, which the patch must not set either.</summary>
    private static (JsonObject Original, JsonObject Patch) RetainKeys(JsonObject original, JsonObject patch)
    {
        if (patch.Find(RetainKeysDirective) is not { } directive)
            return (original, patch);
        if (directive is not JsonArray { Items: var kept })
            throw StrategicMergeException.BadForm("invalid patch format of retainKeys");
        patch = patch.Remove(RetainKeysDirective);
        if (patch.Fields.Any(field => field.Value is not JsonNull && !IsDirective(field.Key) && !kept.Contains(field.Key)))
            throw StrategicMergeException.DoesNotFit("patch content doesn't match retainKeys list");
        return (new(original.Fields.Where(field => kept.Contains(field.Key))), patch);
    }

    /// <summary>Merges and orders the lists whose order the patch sets, and takes them out of the patch.</summary>
    private static (JsonObject Original, JsonObject Patch) SetOrders(JsonObject original, JsonObject patch, MergeSchema schema)
    {
        foreach (var (directive, order) in patch.Fields)
        {
            if (!directive.StartsWith(OrderPrefix, StringComparison.Ordinal))
                continue;
            var name = directive[OrderPrefix.Length..];
            patch = patch.Remove(directive);
            var before = original.Find(name) as JsonArray;
            var changes = patch.Find(name) as JsonArray;
            if (before is null && changes is null)
                continue;
            if (order is not JsonArray { Items: var ordered })
                throw StrategicMergeException.BadForm("invalid patch format of setElementOrder list");
            original = original.Set(name, StrategicMergeList.MergeInOrder(before?.Items, changes?.Items, ordered, schema.List(name)));
            patch = patch.Remove(name);
        }
        return (original, patch);
    }
}

namespace ClusterSim.ApiServer.Patches;

/// <summary>Merges lists for <see cref="StrategicMergePatch"/>.</summary>
/// <remarks>Source: apimachinery util/strategicpatch/patch.go, mergeSlice, normalizeElementOrder (v1.36).</remarks>
internal static class StrategicMergeList
{
    private const string Directive = "$patch";

    /// <summary>What the list <paramref name="original"/> becomes.</summary>
    public static JsonArray Merge(ValueList<JsonValue> original, ValueList<JsonValue> patch, MergeList list)
    {
        if (!list.Merges)
            return new(patch);
        if (original.Count == 0 && patch.Count == 0)
            return new(original);
        CheckItems(original, patch);
        if (list.Key is not { } key)
            return new(Order([.. original.Concat(patch).Distinct()], patch, original, null));

        var changes = ApplyDirectives(ref original, patch, key);
        var merged = MergeItems(original, changes, key, list.Items);
        return new(Order(merged, changes, original, key));
    }

    /// <summary>As <see cref="Merge"/>, with the order of all items given; either list may be missing.</summary>
    public static JsonArray MergeInOrder(ValueList<JsonValue>? original, ValueList<JsonValue>? patch, ValueList<JsonValue> order, MergeList list)
    {
        var merged = (original, patch) switch
        {
            (not null, null) => original,
            (null, not null) => ((JsonArray)StrategicMergePatch.WithoutDirectives(new JsonArray(patch))).Items,
            _ => Merge(original!, patch!, list).Items,
        };
        CheckOrder(patch, order, list.Key);
        return new(Order([.. merged], order, original ?? [], list.Key));
    }

    private static void CheckItems(ValueList<JsonValue> original, ValueList<JsonValue> patch)
    {
        if (original.Concat(patch).Any(item => item is JsonArray))
            throw StrategicMergeException.DoesNotFit("lists of lists are not supported");
        var types = original.Concat(patch).Select(item => item.GetType()).Distinct().Count();
        if (types > 1)
            throw StrategicMergeException.Untranslated($"list element types are not identical: [{GoValue.Text(new JsonArray(original))} {GoValue.Text(new JsonArray(patch))}]");
    }

    /// <summary>Deletes what the patch says to delete, empties the list when it says to replace, and returns the patch without its directives.</summary>
    private static ValueList<JsonValue> ApplyDirectives(ref ValueList<JsonValue> original, ValueList<JsonValue> patch, string key)
    {
        var replaces = false;
        foreach (var item in patch)
            switch (item[Directive])
            {
                case null:
                    break;
                case JsonString { Value: "delete" }:
                    var deleted = item[key] ?? throw NoKey(item, key);
                    original = original.RemoveAll(other => deleted.Equals(other[key]));
                    break;
                case JsonString { Value: "replace" }:
                    replaces = true;
                    break;
                case JsonString { Value: "merge" }:
                    throw StrategicMergeException.Untranslated("merging lists cannot yet be specified in the patch");
                case var other:
                    throw StrategicMergeException.Untranslated($"unknown patch type: {GoValue.Text(other)} in map: {GoValue.Text(item)}");
            }
        if (replaces)
            original = [];
        return patch.RemoveAll(item => item[Directive] is not null);
    }

    private static List<JsonValue> MergeItems(ValueList<JsonValue> original, ValueList<JsonValue> changes, string key, MergeSchema schema)
    {
        List<JsonValue> merged = [.. original];
        foreach (var change in changes)
        {
            var identity = change[key] ?? throw NoKey(change, key);
            var at = merged.FindIndex(item => identity.Equals(item[key]));
            if (at >= 0)
                merged[at] = StrategicMergePatch.Merge((JsonObject)merged[at], (JsonObject)change, schema);
            else
                merged.Add(StrategicMergePatch.WithoutDirectives(change));
        }
        return merged;
    }

    /// <summary>
    /// Items the patch names stand in the patch's order, the others in the server's; where the two meet, what both know decides, and what is new comes first.
    /// </summary>
    private static ValueList<JsonValue> Order(List<JsonValue> merged, ValueList<JsonValue> named, ValueList<JsonValue> server, string? key)
    {
        var mine = merged.Where(item => IndexOf(named, item, key) >= 0).OrderBy(item => IndexOf(named, item, key)).ToList();
        var others = merged.Where(item => IndexOf(named, item, key) < 0).OrderBy(item => IndexOf(server, item, key)).ToList();
        var result = new List<JsonValue>(merged.Count);
        var (i, j) = (0, 0);
        while (i < others.Count && j < mine.Count)
        {
            var (other, own) = (IndexOf(server, others[i], key), IndexOf(server, mine[j], key));
            result.Add(other >= 0 && own >= 0 && other < own ? others[i++] : mine[j++]);
        }
        return [.. result, .. others.Skip(i), .. mine.Skip(j)];
    }

    private static int IndexOf(ValueList<JsonValue> list, JsonValue item, string? key) =>
        list.FindIndex(other => key is null ? other.Equals(item) : other[key] is { } identity && identity.Equals(item[key]));

    private static void CheckOrder(ValueList<JsonValue>? patch, ValueList<JsonValue> order, string? key)
    {
        if (patch is null)
            return;
        // Whatever the patch sets must have its place, in the same sequence.
        var at = 0;
        foreach (var item in patch.Where(item => item[Directive] is null))
        {
            var place = IndexOf(order, item, key);
            if (place < at)
                throw StrategicMergeException.Untranslated($"The order in patch list:\n{GoValue.Text(new JsonArray(patch))}\n doesn't match $setElementOrder list:\n{GoValue.Text(new JsonArray(order))}\n");
            at = place;
        }
    }

    private static StrategicMergeException NoKey(JsonValue item, string key) =>
        StrategicMergeException.Untranslated($"map: {GoValue.Text(item)} does not contain declared merge key: {key}");
}

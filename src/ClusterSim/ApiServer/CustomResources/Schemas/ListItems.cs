using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Tells items of lists apart by their keys.</summary>
/// <remarks>Source: apiextensions apiserver/schema/cel/maplist.go (v1.36).</remarks>
internal static class ListItems
{
    /// <summary>The item of <paramref name="old"/> that has the same keys; null when there is none, or when the list's items have no keys.</summary>
    public static JsonValue? Counterpart(JsonValue item, JsonArray old, JSONSchemaProps list)
    {
        if (list.XListType != "map" || list.XListMapKeys.Count == 0 || item is not JsonObject obj)
            return null;
        foreach (var candidate in old.Items)
            if (candidate is JsonObject other && list.XListMapKeys.All(key => Equals(KeyOf(obj, key, list), KeyOf(other, key, list))))
                return candidate;
        return null;
    }

    private static JsonValue? KeyOf(JsonObject item, string key, JSONSchemaProps list) => item.Find(key) ?? list.Items?.Schema?.Properties.Find(key)?.Default;
}

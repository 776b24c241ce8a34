namespace ClusterSim.ApiServer.Patches;

/// <summary>Fields to set, null to remove one (RFC 7386).</summary>
internal static class MergePatch
{
    public static JsonValue Apply(JsonValue document, JsonValue patch)
    {
        if (patch is not JsonObject { Fields: var fields })
            return patch;
        var merged = document as JsonObject ?? JsonObject.Empty;
        foreach (var (name, value) in fields)
            merged = value is JsonNull ? merged.Remove(name) : merged.Set(name, Apply(merged.Find(name) ?? JsonObject.Empty, value));
        return merged;
    }
}

namespace ClusterSim.ApiServer.Patches;

/// <summary>What a request says of <c>managedFields</c>.</summary>
internal static class StatedOwners
{
    /// <summary>Whether a patch says anything of them.</summary>
    public static bool AreTouchedBy(Patch patch) => patch.Type == PatchType.Json
        ? patch.Body is JsonArray operations && operations.Items.Any(operation => IsWithin(operation["path"]) || IsWithin(operation["from"]))
        : patch.Body.At("metadata", "managedFields") is not null;

    /// <summary>The object as <paramref name="json"/> states it: records do not tell an empty list from none, but this one list, being empty, asks to forget all owners.</summary>
    public static ApiObject Of(JsonValue json, ApiObject obj) => json.At("metadata", "managedFields") is JsonArray { Items.Count: 0 }
        ? obj with { Metadata = obj.Metadata.OwnedAs(FieldOwnership.Stated([])) }
        : obj;

    private static bool IsWithin(JsonValue? pointer) => pointer?.AsText?.StartsWith("/metadata/managedFields", StringComparison.Ordinal) == true;
}

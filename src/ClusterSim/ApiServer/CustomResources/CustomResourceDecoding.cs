using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Reads objects of custom kinds: what the schema does not know is dropped, and told.</summary>
/// <remarks>Source: apiextensions apiserver/customresource_handler.go, schemaCoercingDecoder (v1.36).</remarks>
internal static class CustomResourceDecoding
{
    /// <exception cref="DecodeException">It cannot be read.</exception>
    public static ApiObject Decode(JsonObject json, CustomVersion version, ResourceType type, DecodeProblems? problems)
    {
        problems?.ReportRepeatedIn(json);
        var found = new DecodeProblems();
        var isMine = json["kind"]?.AsText == version.Kind && json["apiVersion"]?.AsText == version.ApiVersion;
        var unknown = new List<string>();
        var completed = isMine ? version.Complete(json, unknown) : json; // Others are refused anyway.
        var obj = CustomObjects.FromJson(completed, type.ClrType, found);
        foreach (var problem in found.All)
            problems?.Add(problem.Kind, problem.Path);
        foreach (var path in unknown)
            problems?.Add(DecodeProblemKind.UnknownField, path);
        return obj;
    }
}

using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Objects of custom kinds as JSON and back: they are held as JSON anyway or, where the kind has a C# type, as its records.</summary>
internal static class CustomObjects
{
    /// <summary>The whole object as JSON.</summary>
    public static JsonObject ToJson(ApiObject obj) => ObjectJson.ToJson(obj);

    /// <summary>The object that the JSON of a whole object describes.</summary>
    /// <exception cref="DecodeException">Metadata, or what the C# type says of the rest, cannot be read.</exception>
    public static ApiObject FromJson(JsonObject json, Type type, DecodeProblems? problems = null)
    {
        if (type != typeof(CustomResource))
            return (ApiObject)ObjectJson.FromJson(type, json);
        var metadata = json.Find("metadata") is { } given ? ReadMetadata(given, problems) : new();
        return new CustomResource(json["apiVersion"]?.AsText ?? "", json["kind"]?.AsText ?? "") { Metadata = metadata, Content = ContentOf(json) };
    }

    /// <summary>The object with the content of <paramref name="json"/>; type and metadata stay.</summary>
    public static ApiObject With(ApiObject obj, JsonObject json) => obj is CustomResource custom
        ? custom with { Content = ContentOf(json) }
        : (ApiObject)ObjectJson.FromJson(obj.GetType(), json) with { Metadata = obj.Metadata };

    private static JsonObject ContentOf(JsonObject json) => json.Remove("apiVersion").Remove("kind").Remove("metadata");

    private static ObjectMeta ReadMetadata(JsonValue value, DecodeProblems? problems)
    {
        var found = new DecodeProblems();
        var metadata = ObjectJson.FromJson<ObjectMeta>(value, found);
        foreach (var problem in found.All)
            problems?.Add(problem.Kind, "metadata." + problem.Path);
        return metadata;
    }
}

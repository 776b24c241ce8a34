namespace ClusterSim.ApiServer.OpenApi;

/// <summary>What operations are called, which client generators make method names of.</summary>
/// <remarks>Source: apiserver endpoints/openapi/openapi.go, GetOperationIDAndTags (v1.36).</remarks>
internal static class OperationNames
{
    public static string Tag(ResourceType type) => (type.Group.Length == 0 ? "core" : Short(type.Group).Replace('.', '_')) + "_" + type.Version;

    public static string Of(ResourceType type, string verb, string suffix, bool isWhole)
    {
        var (first, collection) = verb switch
        {
            "get" => ("read", ""),
            "update" => ("replace", ""),
            "deletecollection" => ("delete", "Collection"),
            _ => (verb, ""),
        };
        var group = type.Group.Length == 0 ? "Core" : string.Concat(Short(type.Group).Split('.').Select(Capital));
        return first + group + Capital(type.Version) + collection + (type.Namespaced && isWhole ? "Namespaced" : "") + type.Kind + suffix;
    }

    public static string Action(string verb) => verb switch { "create" => "post", "update" => "put", _ => verb };

    public static string Describe(string verb, string suffix, string kind)
    {
        var what = suffix is "" or "ForAllNamespaces" ? kind : $"{suffix.ToLowerInvariant()} of {kind}";
        return verb switch
        {
            "list" => $"list or watch objects of kind {kind}",
            "deletecollection" => $"delete all objects of kind {kind} that are selected",
            "get" => $"read the {what}",
            "create" => $"create a {what}",
            "update" => $"replace the {what}",
            "patch" => $"change parts of the {what}",
            "delete" => $"delete the {what}",
            _ => $"connect to the {what}",
        };
    }

    private static string Short(string group) => group.EndsWith(".k8s.io", StringComparison.Ordinal) ? group[..^".k8s.io".Length] : group;

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}

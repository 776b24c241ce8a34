namespace ClusterSim.ApiServer.Requests;

/// <summary>What Go calls kinds inside the server, which some refusals quote.</summary>
internal static class InternalName
{
    /// <summary>As in <c>*core.Pod</c>.</summary>
    public static string Of(ApiObject obj) => obj is CustomResource ? "*unstructured.Unstructured" : Package(obj.ApiVersion) + obj.Kind;

    /// <summary>As in <c>*core.PodList</c>.</summary>
    public static string OfList(ResourceType type) => type.ClrType == typeof(CustomResource) ? "*unstructured.UnstructuredList" : Package(type.ApiVersion) + type.Kind + "List";

    private static string Package(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/');
        var group = slash < 0 ? "" : apiVersion[..slash];
        return group is "" or "events.k8s.io" ? "*core." : $"*{group.Split('.')[0]}."; // Both kinds of Events are one inside.
    }
}

using ClusterSim.Api.Rbac;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Access;

/// <summary>The roles and bindings that a server with RBAC puts into an empty store, from the file beside this one; read when first asked for.</summary>
/// <remarks>Recorded from a server that had just started. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy (v1.36).</remarks>
internal static class BootstrapPolicy
{
    // Facts about Kubernetes, not state: which cluster asks first makes no difference.
    private static readonly Lazy<IReadOnlyList<ApiObject>> Read = new(() => [.. Lines().Select(ObjectIn)]);

    /// <summary>The objects, in the order in which they are to be created.</summary>
    public static IReadOnlyList<ApiObject> Objects => Read.Value;

    private static ApiObject ObjectIn(string line)
    {
        var value = JsonText.Parse(line);
        var type = value["kind"]!.AsText switch
        {
            "ClusterRole" => typeof(ClusterRole),
            "ClusterRoleBinding" => typeof(ClusterRoleBinding),
            "Role" => typeof(Role),
            _ => typeof(RoleBinding),
        };
        var obj = (ApiObject)ObjectJson.FromJson(type, value);
        return obj with
        {
            Metadata = obj.Metadata with
            {
                Labels = obj.Metadata.Labels.Set("kubernetes.io/bootstrapping", "rbac-defaults"),
                Annotations = ValueMap.Of(("rbac.authorization.kubernetes.io/autoupdate", "true")),
            },
        };
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(BootstrapPolicy).Assembly.GetManifestResourceStream(typeof(BootstrapPolicy), "bootstrap-policy.jsonl")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

using ClusterSim.Api.Certificates;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>A part of objects with a path of its own, as discovery shows it.</summary>
/// <param name="Name">Last part of the path, as in <c>status</c>.</param>
/// <param name="Kind">Kind of what is read and written there.</param>
/// <param name="Verbs">What may be done with it, in alphabetical order.</param>
/// <param name="Group">Group of the kind; null when it is that of the object.</param>
/// <param name="Version">Version of the kind; null when it is that of the object.</param>
/// <remarks>Source: the API server's storage providers, registry/*/rest (v1.36).</remarks>
internal sealed record ServedSubresource(string Name, string Kind, string[] Verbs, string? Group = null, string? Version = null)
{
    private static readonly string[] Part = ["get", "patch", "update"];
    private static readonly string[] Connect = ["create", "get"];
    private static readonly string[] Proxy = ["create", "delete", "get", "patch", "update"];
    private static readonly string[] Create = ["create"];

    private static readonly Dictionary<Type, ServedSubresource[]> Particular = new()
    {
        [typeof(Pod)] =
        [
            new("attach", "PodAttachOptions", Connect),
            new("binding", "Binding", Create),
            new("ephemeralcontainers", "Pod", Part),
            new("eviction", "Eviction", Create, "policy", "v1"),
            new("exec", "PodExecOptions", Connect),
            new("log", "Pod", ["get"]),
            new("portforward", "PodPortForwardOptions", Connect),
            new("proxy", "PodProxyOptions", Proxy),
            new("resize", "Pod", Part),
        ],
        [typeof(Node)] = [new("proxy", "NodeProxyOptions", Proxy)],
        [typeof(Service)] = [new("proxy", "ServiceProxyOptions", Proxy)],
        [typeof(ServiceAccount)] = [new("token", "TokenRequest", Create, "authentication.k8s.io", "v1")],
        [typeof(Namespace)] = [new("finalize", "Namespace", ["update"])],
        [typeof(CertificateSigningRequest)] = [new("approval", "CertificateSigningRequest", Part)],
    };

    /// <summary>The subresources of a kind, by name.</summary>
    public static IReadOnlyList<ServedSubresource> Of(ResourceType type)
    {
        var all = new List<ServedSubresource>(Particular.GetValueOrDefault(type.ClrType) ?? []);
        if ((type.Subresources & Subresources.Scale) != 0)
            all.Add(new("scale", "Scale", Part, "autoscaling", "v1"));
        if ((type.Subresources & Subresources.Status) != 0)
            all.Add(new("status", type.Kind, Part));
        all.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return all;
    }
}

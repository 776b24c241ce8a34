namespace ClusterSim.ApiServer.OpenApi;

/// <summary>What the schemas of types are called.</summary>
/// <remarks>Source: k8s.io/api, apimachinery and others: the packages of the types; apiextensions controller/openapi/builder for custom ones (v1.36).</remarks>
internal static class DefinitionNames
{
    public const string MetaPackage = "io.k8s.apimachinery.pkg.apis.meta.v1";
    private const string OwnSpace = "ClusterSim.Api.";

    private static readonly Dictionary<string, string> Packages = new()
    {
        ["Meta"] = MetaPackage,
        ["Nodes"] = "io.k8s.api.node.v1",
        ["Resources"] = "io.k8s.api.resource.v1",
        ["Autoscaling"] = "io.k8s.api.autoscaling.v2",
        ["Autoscaling.V1"] = "io.k8s.api.autoscaling.v1",
        ["ApiRegistration"] = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1",
        ["ApiExtensions"] = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1",
        ["Metrics"] = "io.k8s.metrics.pkg.apis.metrics.v1beta1",
    };

    /// <summary>The name of a record's schema.</summary>
    public static string Of(Type type)
    {
        var space = type.Namespace ?? "";
        if (!space.StartsWith(OwnSpace, StringComparison.Ordinal))
            return Attribute.IsDefined(type, typeof(ResourceAttribute), inherit: false) ? Of(ResourceType.From(type)) : $"{space}.{type.Name}".TrimStart('.');
        var folder = space[OwnSpace.Length..];
        return (Packages.GetValueOrDefault(folder) ?? $"io.k8s.api.{folder.ToLowerInvariant()}.v1") + "." + type.Name;
    }

    /// <summary>The name of a kind's schema: Kubernetes' own are called by their package, others by their group turned round.</summary>
    public static string Of(ResourceType type) => IsOwn(type) ? Of(type.ClrType) : $"{string.Join('.', type.Group.Split('.').Reverse())}.{type.Version}.{type.Kind}";

    /// <summary>Whether the kind is Kubernetes' own.</summary>
    public static bool IsOwn(ResourceType type) => type.ClrType != typeof(CustomResource) && type.ClrType.Assembly == typeof(ResourceType).Assembly;
}

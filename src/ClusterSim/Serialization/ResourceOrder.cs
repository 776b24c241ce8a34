namespace ClusterSim.Serialization;

/// <summary>The order of kinds in API discovery: groups by their priority, in a group the preferred version first, then plural names.</summary>
/// <remarks>Source: the API server's group and version priorities (v1.36). Groups it does not know come last, in alphabetical order.</remarks>
internal sealed class ResourceOrder : IComparer<ResourceType>
{
    private static readonly string[] Groups =
    [
        "", "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch", "certificates.k8s.io",
        "networking.k8s.io", "policy", "rbac.authorization.k8s.io", "storage.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io", "scheduling.k8s.io",
        "coordination.k8s.io", "node.k8s.io", "discovery.k8s.io", "resource.k8s.io", "flowcontrol.apiserver.k8s.io",
    ];

    public static ResourceOrder OfDiscovery { get; } = new();

    public int Compare(ResourceType? x, ResourceType? y)
    {
        if (x is null || y is null)
            return x is null ? y is null ? 0 : -1 : 1;
        var order = PlaceOf(x.Group).CompareTo(PlaceOf(y.Group));
        if (order == 0)
            order = string.CompareOrdinal(x.Group, y.Group);
        if (order == 0)
            order = CompareVersions(x.Version, y.Version);
        return order != 0 ? order : string.CompareOrdinal(x.Plural, y.Plural);
    }

    /// <summary>The newer and the more stable version first: <c>v2</c>, <c>v1</c>, <c>v1beta2</c>, <c>v1alpha1</c>.</summary>
    public static int CompareVersions(string x, string y)
    {
        var (left, right) = (ApiVersionRank.Of(x), ApiVersionRank.Of(y));
        var order = right.CompareTo(left);
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    private static int PlaceOf(string group) => Array.IndexOf(Groups, group) is >= 0 and var place ? place : Groups.Length;
}

namespace ClusterSim.ApiServer.Validation;

/// <summary>Which resources there are: Kubernetes' own, huge pages, and extended ones that are named by a domain.</summary>
/// <remarks>Source: core/helper/helpers.go (v1.36).</remarks>
internal static class ResourceNames
{
    public const string Cpu = "cpu";
    public const string Memory = "memory";
    public const string EphemeralStorage = "ephemeral-storage";
    public const string Storage = "storage";
    private const string HugePagesPrefix = "hugepages-"; // ResourceHugePagesPrefix
    private const string RequestsPrefix = "requests."; // DefaultResourceRequestsPrefix
    private const string OwnDomain = "kubernetes.io/"; // ResourceDefaultNamespacePrefix

    /// <summary>Counted in whole pieces: numbers of objects, and extended resources.</summary>
    public static bool IsInteger(string name) => IsObjectCount(name) || IsExtended(name);

    /// <summary>What a container may ask for by a short name.</summary>
    public static bool IsStandardForContainers(string name) => name is Cpu or Memory or EphemeralStorage || IsHugePages(name);

    /// <summary>Any short name that means something, in a pod or in a quota.</summary>
    public static bool IsStandard(string name) =>
        IsObjectCount(name) || IsHugePages(name) || name.StartsWith(RequestsPrefix + HugePagesPrefix, StringComparison.Ordinal)
        || name is Cpu or Memory or EphemeralStorage or Storage
            or "requests.cpu" or "requests.memory" or "requests.ephemeral-storage" or "requests.storage"
            or "limits.cpu" or "limits.memory" or "limits.ephemeral-storage";

    public static bool IsHugePages(string name) => name.StartsWith(HugePagesPrefix, StringComparison.Ordinal);

    /// <summary>Kubernetes' own: without a domain, or with a domain below <c>kubernetes.io</c>.</summary>
    public static bool IsNative(string name) => !name.Contains('/') || name.Contains(OwnDomain, StringComparison.Ordinal);

    /// <summary>Named by somebody's domain, as in <c>example.com/gpu</c>, and short enough to be put under quota.</summary>
    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith(RequestsPrefix, StringComparison.Ordinal) && LabelSyntax.CheckKey(RequestsPrefix + name).Count == 0;

    /// <summary>Whether more may be promised than there is, so that requests can be below limits.</summary>
    public static bool IsOvercommitAllowed(string name) => IsNative(name) && !IsHugePages(name);

    /// <summary>What a pod as a whole may ask for.</summary>
    public static bool IsSupportedForPods(string name) => name is Cpu or Memory || IsHugePages(name);

    /// <summary>Whether <paramref name="quantity"/> of huge pages is a whole number of pages of the size the name states.</summary>
    public static bool IsDivisible(string name, Quantity quantity) =>
        Quantity.TryParse(name[HugePagesPrefix.Length..], out var size, out _)
        && size > Quantity.Zero && size.MilliValue % 1000 == 0 && quantity.WholeValue % size.WholeValue == 0;

    private static bool IsObjectCount(string name) => name is
        "pods" or "resourcequotas" or "services" or "replicationcontrollers" or "secrets" or "configmaps" or "persistentvolumeclaims"
        or "services.nodeports" or "services.loadbalancers";
}

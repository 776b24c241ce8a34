namespace ClusterSim.Scheduling;

/// <summary>Names of resources, and which of them scheduling counts.</summary>
/// <remarks>Source: apis/core/v1/helper/helpers.go, IsScalarResourceName, IsExtendedResourceName (v1.36).</remarks>
internal static class ResourceNames
{
    public const string Cpu = "cpu";
    public const string Memory = "memory";
    public const string EphemeralStorage = "ephemeral-storage";
    public const string Pods = "pods";
    public const string HugePagesPrefix = "hugepages-";

    private const string NativeDomain = "kubernetes.io/";
    private const string AttachableVolumesPrefix = "attachable-volumes-";
    private const string QuotaPrefix = "requests.";

    /// <summary>True when Pods and Nodes are compared by it besides CPU, memory and ephemeral storage.</summary>
    public static bool IsScalar(string name) =>
        IsExtended(name) || name.StartsWith(HugePagesPrefix, StringComparison.Ordinal) || name.Contains(NativeDomain, StringComparison.Ordinal)
        || name.StartsWith(AttachableVolumesPrefix, StringComparison.Ordinal);

    /// <summary>True for resources outside Kubernetes' own domain, as in <c>example.com/gpu</c>.</summary>
    public static bool IsExtended(string name) =>
        name.Contains('/') && !name.Contains(NativeDomain, StringComparison.Ordinal) && !name.StartsWith(QuotaPrefix, StringComparison.Ordinal);

    /// <summary>True when a Pod can ask for it as a whole rather than container by container.</summary>
    public static bool IsPodLevel(string name) => name is Cpu or Memory || name.StartsWith(HugePagesPrefix, StringComparison.Ordinal);

    /// <summary>The amount in the unit in which scheduling counts it: thousandths for CPU, else whole ones.</summary>
    public static long Amount(string name, Quantity quantity) => name == Cpu ? quantity.MilliValue : quantity.WholeValue;
}

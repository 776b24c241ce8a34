namespace ClusterSim.Serialization;

/// <summary>Names of types in Kubernetes' sources, which decoding errors quote.</summary>
internal static class GoTypes
{
    /// <summary>The Go package of a record: its API version.</summary>
    public static string PackageOf(Type type) => type.Namespace == "ClusterSim.Api.Autoscaling" ? "v2" : "v1";

    /// <summary>The named type of a field, where it is not the plain one; null otherwise.</summary>
    public static string? OfField(Type record, string wireName) => null;
}

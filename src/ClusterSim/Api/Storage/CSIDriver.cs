namespace ClusterSim.Api.Storage;

/// <summary>Tells Kubernetes how to work with one installed CSI volume driver.</summary>
/// <remarks>Source: api/storage/v1/types.go, CSIDriver (v1.36).</remarks>
[Resource("storage.k8s.io", "v1", "csidrivers", Namespaced = false)]
public sealed record CSIDriver : ApiObject
{
    /// <summary>Features and needs of the driver.</summary>
    [Required]
    public CSIDriverSpec Spec { get; init; } = Unset<CSIDriverSpec>.Value;
}

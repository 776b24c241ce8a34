namespace ClusterSim.Api.Storage;

/// <summary>Tells Kubernetes how to work with one installed CSI volume driver.</summary>
[Resource("storage.k8s.io", "v1", "csidrivers", Namespaced = false)]
public sealed record CSIDriver : ApiObject
{
    /// <summary>Features and needs of the driver.</summary>
    [Required]
    public CSIDriverSpec Spec { get; init; } = Unset<CSIDriverSpec>.Value;
}

namespace ClusterSim.Api.Storage;

/// <summary>Lists the CSI drivers that run on one Node; has the Node's name.</summary>
/// <remarks>Source: api/storage/v1/types.go, CSINode (v1.36).</remarks>
[Resource("storage.k8s.io", "v1", "csinodes", Namespaced = false)]
public sealed record CSINode : ApiObject
{
    /// <summary>CSI drivers registered on the Node.</summary>
    [Required]
    public CSINodeSpec Spec { get; init; } = Unset<CSINodeSpec>.Value;
}

namespace ClusterSim.Api.Resources;

/// <summary>Devices that a driver has to offer, or a part of them.</summary>
/// <remarks>Source: api/resource/v1/types.go, ResourceSlice (v1.36). Differs from Kubernetes: devices are not allocated.</remarks>
[Resource("resource.k8s.io", "v1", "resourceslices", Namespaced = false)]
public sealed record ResourceSlice : ApiObject
{
    /// <summary>The devices, and where they are.</summary>
    [Required]
    public ResourceSliceSpec Spec { get; init; } = Unset<ResourceSliceSpec>.Value;
}

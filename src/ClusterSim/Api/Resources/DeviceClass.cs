namespace ClusterSim.Api.Resources;

/// <summary>A kind of device that claims ask for by name.</summary>
/// <remarks>Source: api/resource/v1/types.go, DeviceClass (v1.36). Differs from Kubernetes: devices are not allocated.</remarks>
[Resource("resource.k8s.io", "v1", "deviceclasses", Namespaced = false)]
public sealed record DeviceClass : ApiObject
{
    /// <summary>Which devices belong to the class, and how they are set up.</summary>
    [Required]
    public DeviceClassSpec Spec { get; init; } = Unset<DeviceClassSpec>.Value;
}

namespace ClusterSim.Api.Resources;

/// <summary>A wish for devices, which Pods share or keep to themselves.</summary>
/// <remarks>Source: api/resource/v1/types.go, ResourceClaim (v1.36). Differs from Kubernetes: devices are not allocated, and whoever asks for admin access gets it in any Namespace.</remarks>
[Resource("resource.k8s.io", "v1", "resourceclaims", Subresources = Subresources.Status)]
public sealed record ResourceClaim : ApiObject
{
    /// <summary>What is wished for; immutable.</summary>
    [Required]
    public ResourceClaimSpec Spec { get; init; } = Unset<ResourceClaimSpec>.Value;

    /// <summary>What was allocated, and to whom.</summary>
    public ResourceClaimStatus Status { get; init; } = Unset<ResourceClaimStatus>.Value;
}

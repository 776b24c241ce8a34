namespace ClusterSim.Api.Resources;

/// <summary>Pattern of the ResourceClaims that are made for Pods.</summary>
/// <remarks>Source: api/resource/v1/types.go, ResourceClaimTemplate (v1.36). Differs from Kubernetes: no claims are made from it.</remarks>
[Resource("resource.k8s.io", "v1", "resourceclaimtemplates")]
public sealed record ResourceClaimTemplate : ApiObject
{
    /// <summary>The pattern; immutable.</summary>
    [Required]
    public ResourceClaimTemplateSpec Spec { get; init; } = Unset<ResourceClaimTemplateSpec>.Value;
}

namespace ClusterSim.Api.Resources;

/// <summary>Pattern of a ResourceClaim.</summary>
public sealed record ResourceClaimTemplateSpec : ApiRecord
{
    /// <summary>Labels and annotations of the claims; nothing else is allowed.</summary>
    public ObjectMeta Metadata { get; init; } = Unset<ObjectMeta>.Value;

    /// <summary>Specification of the claims.</summary>
    [Required]
    public ResourceClaimSpec Spec { get; init; } = Unset<ResourceClaimSpec>.Value;
}

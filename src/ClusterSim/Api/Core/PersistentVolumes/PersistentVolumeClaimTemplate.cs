namespace ClusterSim.Api.Core;

/// <summary>Pattern from which a claim is made for a generic ephemeral volume.</summary>
public sealed record PersistentVolumeClaimTemplate : ApiRecord
{
    /// <summary>Labels and annotations copied to the new claim; other metadata is rejected.</summary>
    public ObjectMeta Metadata { get; init; } = Unset<ObjectMeta>.Value;

    /// <summary>Specification given unchanged to the claim that is created.</summary>
    [Required]
    public PersistentVolumeClaimSpec Spec { get; init; } = Unset<PersistentVolumeClaimSpec>.Value;
}

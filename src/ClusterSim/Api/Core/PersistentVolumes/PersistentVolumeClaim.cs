namespace ClusterSim.Api.Core;

/// <summary>A namespaced request for storage, satisfied by binding to one PersistentVolume.</summary>
/// <remarks>Source: api/core/v1/types.go, PersistentVolumeClaim (v1.36).</remarks>
[Resource("", "v1", "persistentvolumeclaims", ShortNames = ["pvc"], Subresources = Subresources.Status)]
public sealed record PersistentVolumeClaim : ApiObject
{
    /// <summary>Storage the claim asks for: size, access modes and StorageClass.</summary>
    public PersistentVolumeClaimSpec Spec { get; init; } = Unset<PersistentVolumeClaimSpec>.Value;

    /// <summary>Observed state of the claim: phase, real capacity and progress of a resize.</summary>
    public PersistentVolumeClaimStatus Status { get; init; } = Unset<PersistentVolumeClaimStatus>.Value;
}

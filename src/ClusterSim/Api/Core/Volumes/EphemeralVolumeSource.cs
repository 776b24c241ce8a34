namespace ClusterSim.Api.Core;

/// <summary>Volume backed by a PersistentVolumeClaim that is made for the Pod and deleted with it.</summary>
public sealed record EphemeralVolumeSource : ApiRecord
{
    /// <summary>Blueprint of the claim, which is named after the Pod and the volume. Required.</summary>
    public PersistentVolumeClaimTemplate? VolumeClaimTemplate { get; init; }
}

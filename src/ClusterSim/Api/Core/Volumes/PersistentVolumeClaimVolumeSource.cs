namespace ClusterSim.Api.Core;

/// <summary>Makes a Pod volume out of a PersistentVolumeClaim in the Pod's namespace.</summary>
public sealed record PersistentVolumeClaimVolumeSource : ApiRecord
{
    /// <summary>Name of the PersistentVolumeClaim; it must live in the Pod's namespace.</summary>
    [Required]
    public string ClaimName { get; init; } = "";

    /// <summary>Forces every mount of this volume to be read-only. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}

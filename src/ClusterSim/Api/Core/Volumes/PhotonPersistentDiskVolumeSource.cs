namespace ClusterSim.Api.Core;

/// <summary>A Photon Controller disk. Deprecated; the in-tree driver no longer exists.</summary>
public sealed record PhotonPersistentDiskVolumeSource : ApiRecord
{
    /// <summary>Identifier of the disk in Photon Controller.</summary>
    [Required]
    public string PdID { get; init; } = "";

    /// <summary>File system to mount, for example <c>ext4</c>; treated as <c>ext4</c> when unset.</summary>
    public string? FsType { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Azure data disk mounted as a volume. Deprecated: the in-tree driver is gone, requests go to <c>disk.csi.azure.com</c>.</summary>
public sealed record AzureDiskVolumeSource : ApiRecord
{
    /// <summary>Name of the data disk in Azure blob storage.</summary>
    [Required]
    public string DiskName { get; init; } = "";

    /// <summary>Full URI or resource identifier of the Azure data disk.</summary>
    [Required]
    public string DiskURI { get; init; } = "";

    /// <summary>Host caching of the disk: <c>None</c>, <c>ReadOnly</c> or <c>ReadWrite</c> (default).</summary>
    [KeepEmpty, ServerDefault("ReadWrite")]
    public string? CachingMode { get; init; }

    /// <summary>Filesystem on the disk, for example <c>xfs</c>; defaults to <c>ext4</c>.</summary>
    [KeepEmpty, ServerDefault("ext4")]
    public string? FsType { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; defaults to <c>false</c>.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>How the disk is stored: <c>Shared</c> (default), <c>Dedicated</c> or <c>Managed</c>.</summary>
    [KeepEmpty, ServerDefault("Shared")]
    public string? Kind { get; init; }
}

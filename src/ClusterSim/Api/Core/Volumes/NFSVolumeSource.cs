namespace ClusterSim.Api.Core;

/// <summary>Directory exported by an NFS server and mounted for the Pod.</summary>
public sealed record NFSVolumeSource : ApiRecord
{
    /// <summary>Host name or IP address of the NFS server.</summary>
    [Required]
    public string Server { get; init; } = "";

    /// <summary>Directory that the NFS server exports.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary><c>true</c> mounts the export read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>GlusterFS volume mounted by a Pod. Deprecated: the in-tree driver was removed in Kubernetes 1.26.</summary>
public sealed record GlusterfsVolumeSource : ApiRecord
{
    /// <summary>Name of the Endpoints object, in the Pod's namespace, that lists the GlusterFS servers.</summary>
    [Required]
    public string Endpoints { get; init; } = "";

    /// <summary>Name of the GlusterFS volume to mount.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary><c>true</c> mounts the volume read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}

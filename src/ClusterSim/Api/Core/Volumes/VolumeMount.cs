namespace ClusterSim.Api.Core;

/// <summary>Mounts a volume of the Pod into a container.</summary>
public sealed record VolumeMount : ApiRecord
{
    /// <summary>Name of the Pod volume to mount.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Mounts the volume without write access. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Whether nested mounts are read-only too: <c>Disabled</c> (default), <c>IfPossible</c> or <c>Enabled</c>; the latter two need <c>readOnly</c>.</summary>
    [KeepEmpty]
    public string? RecursiveReadOnly { get; init; }

    /// <summary>Path in the container where the volume appears; must not contain a colon.</summary>
    [Required]
    public string MountPath { get; init; } = "";

    /// <summary>Path inside the volume to mount instead of its root. Default empty, the root.</summary>
    public string? SubPath { get; init; }

    /// <summary>How mounts spread between Node and container: <c>None</c> (default), <c>HostToContainer</c> or <c>Bidirectional</c> (privileged containers only).</summary>
    [KeepEmpty]
    public string? MountPropagation { get; init; }

    /// <summary>Like <c>subPath</c>, with <c>$(NAME)</c> expanded from the container's environment; excludes <c>subPath</c>. Default empty.</summary>
    public string? SubPathExpr { get; init; }
}

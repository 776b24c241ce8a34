namespace ClusterSim.Api.Core;

/// <summary>Security settings for a whole Pod; a container's own settings win where both exist.</summary>
public sealed record PodSecurityContext : ApiRecord
{
    /// <summary>SELinux label for all containers; null lets the runtime pick a random one. Linux only.</summary>
    public SELinuxOptions? SeLinuxOptions { get; init; }

    /// <summary>Windows settings for all containers; allowed only when the Pod's OS is not <c>linux</c>.</summary>
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    /// <summary>User ID of container processes; null uses the user named in the image. Linux only.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Primary group ID of container processes; null uses the runtime's default. Linux only.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>When true the kubelet refuses to start containers that would run as UID 0. Unset checks nothing.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Extra group IDs for the first process of each container, besides primary group and <c>fsGroup</c>. Linux only.</summary>
    [Atomic]
    public ValueList<long> SupplementalGroups { get; init; } = [];

    /// <summary>Whether groups defined in the image count: <c>Merge</c> (default) adds them, <c>Strict</c> ignores them.</summary>
    [KeepEmpty]
    public string? SupplementalGroupsPolicy { get; init; }

    /// <summary>Group ID that owns supporting volumes and is added to all containers. Null leaves ownership alone; Linux only.</summary>
    public long? FsGroup { get; init; }

    /// <summary>Kernel parameters to set in the Pod's namespaces; unsupported ones stop the Pod from starting. Linux only.</summary>
    [Atomic]
    public ValueList<Sysctl> Sysctls { get; init; } = [];

    /// <summary>When volume ownership is changed to <c>fsGroup</c>: <c>Always</c> (default) or <c>OnRootMismatch</c>. Linux only.</summary>
    [KeepEmpty]
    public string? FsGroupChangePolicy { get; init; }

    /// <summary>Seccomp profile for all containers; null normally means unconfined. Linux only.</summary>
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>AppArmor profile for all containers; null leaves the runtime's default. Linux only.</summary>
    public AppArmorProfile? AppArmorProfile { get; init; }

    /// <summary>How volumes get the SELinux label: <c>MountOption</c> or <c>Recursive</c>; unset lets cluster settings and volume type decide.</summary>
    [KeepEmpty]
    public string? SeLinuxChangePolicy { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Security settings of one container; they win over those of the Pod.</summary>
public sealed record SecurityContext : ApiRecord
{
    /// <summary>Linux capabilities added or dropped; null keeps the runtime's default set.</summary>
    public Capabilities? Capabilities { get; init; }

    /// <summary>Runs with practically all rights of root on the Node. Default false; Linux only.</summary>
    public bool? Privileged { get; init; }

    /// <summary>SELinux label of the container; null uses the Pod's, then a random one. Linux only.</summary>
    public SELinuxOptions? SeLinuxOptions { get; init; }

    /// <summary>Windows settings of the container; unset parts fall back to the Pod's.</summary>
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    /// <summary>User ID of the processes; null uses the Pod's value, then the user in the image. Linux only.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Primary group ID of the processes; null uses the Pod's value, then the runtime's default. Linux only.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>When true the kubelet refuses to start the container as UID 0; null uses the Pod's value.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Makes the container's root file system read-only. Default false; Linux only.</summary>
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>Whether a process may gain more privileges than its parent. Unset permits it; privileged containers always can. Linux only.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>View of <c>/proc</c>: <c>Default</c> (masked) or <c>Unmasked</c>, which needs a user namespace of its own. Linux only.</summary>
    [KeepEmpty]
    public string? ProcMount { get; init; }

    /// <summary>Seccomp profile of the container; null uses the Pod's. Linux only.</summary>
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>AppArmor profile of the container; null uses the Pod's. Linux only.</summary>
    public AppArmorProfile? AppArmorProfile { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Identifiers and software versions of a Node.</summary>
public sealed record NodeSystemInfo : ApiRecord
{
    /// <summary>Identifier of the installed system, from <c>/etc/machine-id</c> on Linux.</summary>
    [Required]
    public string MachineID { get; init; } = "";

    /// <summary>Identifier of the hardware or virtual machine.</summary>
    [Required]
    public string SystemUUID { get; init; } = "";

    /// <summary>Identifier that changes each time the machine boots.</summary>
    [Required]
    public string BootID { get; init; } = "";

    /// <summary>Kernel version, as printed by <c>uname -r</c>.</summary>
    [Required]
    public string KernelVersion { get; init; } = "";

    /// <summary>Name of the operating system release, such as <c>Debian GNU/Linux 13</c>.</summary>
    [Required]
    public string OsImage { get; init; } = "";

    /// <summary>Container runtime and its version, as <c>containerd://2.1.0</c>.</summary>
    [Required]
    public string ContainerRuntimeVersion { get; init; } = "";

    /// <summary>Version of the kubelet, such as <c>v1.36.0</c>.</summary>
    [Required]
    public string KubeletVersion { get; init; } = "";

    /// <summary>Deprecated: version of kube-proxy; the kubelet does not know it and leaves it empty.</summary>
    [Required]
    public string KubeProxyVersion { get; init; } = "";

    /// <summary>Operating system family of the Node: <c>linux</c> or <c>windows</c>.</summary>
    [Required]
    public string OperatingSystem { get; init; } = "";

    /// <summary>Processor architecture, such as <c>amd64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; init; } = "";

    /// <summary>Swap space of the machine. Null if not reported.</summary>
    public NodeSwapStatus? Swap { get; init; }
}

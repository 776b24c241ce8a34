namespace ClusterSim.Api.Core;

/// <summary>Temporary container added to a running Pod for debugging; it has no guarantees and never restarts.</summary>
public sealed record EphemeralContainer : ApiRecord
{
    /// <summary>Container whose process namespace is joined, if the runtime can. When empty, the Pod's own setting applies.</summary>
    public string? TargetContainerName { get; init; }

    /// <summary>Arguments to the entry point; when empty, the image's <c>CMD</c>. <c>$(VAR)</c> references are expanded.</summary>
    [Atomic]
    public ValueList<string> Args { get; init; } = [];

    /// <summary>Entry point, not run in a shell; when empty, the image's <c>ENTRYPOINT</c>. <c>$(VAR)</c> references are expanded.</summary>
    [Atomic]
    public ValueList<string> Command { get; init; } = [];

    /// <summary>Environment variables by name; they override those of <c>envFrom</c>.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<EnvVar> Env { get; init; } = [];

    /// <summary>Sources whose entries all become environment variables; later sources win over earlier ones.</summary>
    [Atomic]
    public ValueList<EnvFromSource> EnvFrom { get; init; } = [];

    /// <summary>Image reference to run in the temporary container.</summary>
    public string? Image { get; init; }

    /// <summary><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>. Defaults to <c>Always</c> for tag <c>latest</c> or no tag, otherwise <c>IfNotPresent</c>.</summary>
    public string? ImagePullPolicy { get; init; }

    /// <summary>Must be null: lifecycle hooks are not allowed on ephemeral containers.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>Must be null: probes are not allowed on ephemeral containers.</summary>
    public Probe? LivenessProbe { get; init; }

    /// <summary>Name of the container, a DNS label unique among all containers of the Pod.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Must be empty: ports are not allowed on ephemeral containers.</summary>
    [ListKeys("containerPort", "protocol"), PatchMerge("containerPort")]
    public ValueList<ContainerPort> Ports { get; init; } = [];

    /// <summary>Must be null: probes are not allowed on ephemeral containers.</summary>
    public Probe? ReadinessProbe { get; init; }

    /// <summary>Must be empty: ephemeral containers cannot be resized.</summary>
    [Atomic]
    public ValueList<ContainerResizePolicy> ResizePolicy { get; init; } = [];

    /// <summary>Must be empty: ephemeral containers use spare resources already given to the Pod.</summary>
    public ResourceRequirements Resources { get; init; } = Unset<ResourceRequirements>.Value;

    /// <summary>Must be null: ephemeral containers are never restarted.</summary>
    [KeepEmpty]
    public string? RestartPolicy { get; init; }

    /// <summary>Must be empty: restart rules are not allowed on ephemeral containers.</summary>
    [Atomic]
    public ValueList<ContainerRestartRule> RestartPolicyRules { get; init; } = [];

    /// <summary>Security settings that override those of the Pod for this container. Null means only the Pod's apply.</summary>
    public SecurityContext? SecurityContext { get; init; }

    /// <summary>Must be null: probes are not allowed on ephemeral containers.</summary>
    public Probe? StartupProbe { get; init; }

    /// <summary><c>true</c> keeps a buffer for standard input open; <c>false</c> (default) makes reads return end of file.</summary>
    [OmitZero]
    public bool Stdin { get; init; }

    /// <summary><c>true</c> closes standard input after the first attached client leaves; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool StdinOnce { get; init; }

    /// <summary>File in the container whose content becomes the termination message; defaults to <c>/dev/termination-log</c>.</summary>
    public string? TerminationMessagePath { get; init; }

    /// <summary><c>File</c> (default) reads only the message file; <c>FallbackToLogsOnError</c> uses the log's end if a failed container wrote none.</summary>
    public string? TerminationMessagePolicy { get; init; }

    /// <summary><c>true</c> allocates a terminal, which needs <c>stdin</c> to be <c>true</c>; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool Tty { get; init; }

    /// <summary>Raw block volumes to expose in the container, keyed by device path.</summary>
    [ListKeys("devicePath"), PatchMerge("devicePath")]
    public ValueList<VolumeDevice> VolumeDevices { get; init; } = [];

    /// <summary>Pod volumes to mount, keyed by mount path; subpath mounts are not allowed.</summary>
    [ListKeys("mountPath"), PatchMerge("mountPath")]
    public ValueList<VolumeMount> VolumeMounts { get; init; } = [];

    /// <summary>Directory the container starts in; when unset, the image's own.</summary>
    public string? WorkingDir { get; init; }
}

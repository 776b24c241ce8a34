namespace ClusterSim.Api.Core;

/// <summary>One program of a Pod: its image, command, resources, probes and mounts.</summary>
public sealed record Container : ApiRecord
{
    /// <summary>Name of the container, a DNS label unique in the Pod; immutable.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Image reference to run. May be empty only where a higher-level controller fills it in.</summary>
    public string? Image { get; init; }

    /// <summary>Entry point, not run in a shell; when empty, the image's <c>ENTRYPOINT</c>. <c>$(VAR)</c> references are expanded.</summary>
    [Atomic]
    public ValueList<string> Command { get; init; } = [];

    /// <summary>Arguments to the entry point; when empty, the image's <c>CMD</c>. <c>$(VAR)</c> references are expanded.</summary>
    [Atomic]
    public ValueList<string> Args { get; init; } = [];

    /// <summary>Directory the container starts in; when unset, the image's own.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Ports the container listens on; mostly informative, since unlisted ports stay reachable.</summary>
    [ListKeys("containerPort", "protocol"), PatchMerge("containerPort")]
    public ValueList<ContainerPort> Ports { get; init; } = [];

    /// <summary>Sources whose entries all become environment variables; later sources win over earlier ones.</summary>
    [Atomic]
    public ValueList<EnvFromSource> EnvFrom { get; init; } = [];

    /// <summary>Environment variables by name; they override those of <c>envFrom</c>.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<EnvVar> Env { get; init; } = [];

    /// <summary>Requests and limits for CPU, memory and other resources, and claimed devices. Null means none.</summary>
    public ResourceRequirements Resources { get; init; } = Unset<ResourceRequirements>.Value;

    /// <summary>Per resource, whether changing its amount in place restarts the container.</summary>
    [Atomic]
    public ValueList<ContainerResizePolicy> ResizePolicy { get; init; } = [];

    /// <summary><c>Always</c>, <c>OnFailure</c> or <c>Never</c> for this container; <c>Always</c> on an init container makes it a sidecar. Null follows the Pod.</summary>
    [KeepEmpty]
    public string? RestartPolicy { get; init; }

    /// <summary>Rules tried in order on exit, at most 20; the first match decides. Needs <c>restartPolicy</c>, which is the fallback.</summary>
    [Atomic]
    public ValueList<ContainerRestartRule> RestartPolicyRules { get; init; } = [];

    /// <summary>Pod volumes to mount into the container's filesystem, keyed by mount path.</summary>
    [ListKeys("mountPath"), PatchMerge("mountPath")]
    public ValueList<VolumeMount> VolumeMounts { get; init; } = [];

    /// <summary>Raw block volumes to expose in the container, keyed by device path.</summary>
    [ListKeys("devicePath"), PatchMerge("devicePath")]
    public ValueList<VolumeDevice> VolumeDevices { get; init; } = [];

    /// <summary>Periodic check whose failure restarts the container. Null means it always counts as alive.</summary>
    public Probe? LivenessProbe { get; init; }

    /// <summary>Periodic check that decides whether the container may receive traffic. Null means ready once running.</summary>
    public Probe? ReadinessProbe { get; init; }

    /// <summary>Check that must succeed before the other probes begin; its failure restarts the container. Null means none.</summary>
    public Probe? StartupProbe { get; init; }

    /// <summary>Hooks that run after the container starts and before it stops. Null means none.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>File in the container whose content becomes the termination message; defaults to <c>/dev/termination-log</c>.</summary>
    public string? TerminationMessagePath { get; init; }

    /// <summary><c>File</c> (default) reads only the message file; <c>FallbackToLogsOnError</c> uses the log's end if a failed container wrote none.</summary>
    public string? TerminationMessagePolicy { get; init; }

    /// <summary><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>. Defaults to <c>Always</c> for tag <c>latest</c> or no tag, otherwise <c>IfNotPresent</c>.</summary>
    public string? ImagePullPolicy { get; init; }

    /// <summary>Security settings that override those of the Pod for this container. Null means only the Pod's apply.</summary>
    public SecurityContext? SecurityContext { get; init; }

    /// <summary><c>true</c> keeps a buffer for standard input open; <c>false</c> (default) makes reads return end of file.</summary>
    [OmitZero]
    public bool Stdin { get; init; }

    /// <summary><c>true</c> closes standard input after the first attached client leaves; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool StdinOnce { get; init; }

    /// <summary><c>true</c> allocates a terminal, which needs <c>stdin</c> to be <c>true</c>; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool Tty { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>What the kubelet last observed about one container of a Pod.</summary>
public sealed record ContainerStatus : ApiRecord
{
    /// <summary>Name of the container, as in the Pod's spec.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>State the container is in now: waiting, running or terminated.</summary>
    public ContainerState State { get; init; } = Unset<ContainerState>.Value;

    /// <summary>How the previous run ended; empty if the container never restarted.</summary>
    public ContainerState LastState { get; init; } = Unset<ContainerState>.Value;

    /// <summary><c>true</c> while the container may receive traffic, as the readiness probe decides.</summary>
    [Required]
    public bool Ready { get; init; }

    /// <summary>How often the container was restarted, 0 or more; only grows while the Pod lives.</summary>
    [Required]
    public int RestartCount { get; init; }

    /// <summary>Image the container runs, as the runtime resolved it; may differ from the spec.</summary>
    [Required]
    public string Image { get; init; } = "";

    /// <summary>Identifier, usually a digest, of the image in use; empty before the pull.</summary>
    [Required]
    public string ImageID { get; init; } = "";

    /// <summary>Runtime identifier of the container, as <c>type://id</c>. Null until created.</summary>
    public string? ContainerID { get; init; }

    /// <summary><c>true</c> once the start hook and startup probe succeeded; <c>false</c> again after a restart. Null counts as <c>false</c>.</summary>
    public bool? Started { get; init; }

    /// <summary>Requests the kubelet has admitted and set aside on the Node, by resource name.</summary>
    public ValueMap<Quantity> AllocatedResources { get; init; } = [];

    /// <summary>Requests and limits in force on the running container; lags the spec during a resize.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary>State of the container's volume mounts, keyed by mount path.</summary>
    [ListKeys("mountPath"), PatchMerge("mountPath")]
    public ValueList<VolumeMountStatus> VolumeMounts { get; init; } = [];

    /// <summary>User and group identity of the container's first process. Null if the runtime does not report it.</summary>
    public ContainerUser? User { get; init; }

    /// <summary>Health of devices and other resources assigned to the container, keyed by resource name.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<ResourceStatus> AllocatedResourcesStatus { get; init; } = [];

    /// <summary>Signal in force for stopping the container, for example <c>SIGTERM</c>. Null if not reported.</summary>
    [KeepEmpty]
    public string? StopSignal { get; init; }
}

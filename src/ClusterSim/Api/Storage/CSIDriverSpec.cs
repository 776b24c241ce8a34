namespace ClusterSim.Api.Storage;

/// <summary>Features and needs of a CSI volume driver.</summary>
public sealed record CSIDriverSpec : ApiRecord
{
    /// <summary>Whether volumes need an attach step with VolumeAttachments before mounting; default true. Immutable.</summary>
    public bool? AttachRequired { get; init; }

    /// <summary>Whether Pod name, namespace, UID and ServiceAccount are passed to the driver on mount; default false.</summary>
    public bool? PodInfoOnMount { get; init; }

    /// <summary>Volume kinds supported: <c>Persistent</c> (default), <c>Ephemeral</c> (inline in Pods) or both; immutable.</summary>
    [SetList]
    public ValueList<string> VolumeLifecycleModes { get; init; } = [];

    /// <summary>Whether the scheduler must check CSIStorageCapacity objects before placing Pods with unbound volumes; default false.</summary>
    public bool? StorageCapacity { get; init; }

    /// <summary>Changes to volume ownership for <c>fsGroup</c>: <c>ReadWriteOnceWithFSType</c> (default), <c>File</c> (always) or <c>None</c> (never).</summary>
    [KeepEmpty]
    public string? FsGroupPolicy { get; init; }

    /// <summary>ServiceAccount tokens passed to the driver on publish; none when unset. Audiences must differ.</summary>
    [Atomic]
    public ValueList<TokenRequest> TokenRequests { get; init; } = [];

    /// <summary>Whether the kubelet calls the driver's publish step repeatedly to refresh mounts; default false.</summary>
    public bool? RequiresRepublish { get; init; }

    /// <summary>Whether the driver supports mounting with an SELinux context option; default false.</summary>
    public bool? SeLinuxMount { get; init; }

    /// <summary>Seconds between refreshes of a Node's volume limit, at least 10; no periodic refresh when unset.</summary>
    public long? NodeAllocatableUpdatePeriodSeconds { get; init; }

    /// <summary>When true, requested tokens go in the call's secrets field, not volume context; default false. Needs <c>tokenRequests</c>.</summary>
    public bool? ServiceAccountTokenInSecrets { get; init; }

    /// <summary>When true, the scheduler avoids Nodes where the driver is not registered; default false.</summary>
    public bool? PreventPodSchedulingIfMissing { get; init; }
}

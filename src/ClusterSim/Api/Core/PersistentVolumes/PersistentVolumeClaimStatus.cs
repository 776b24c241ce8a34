namespace ClusterSim.Api.Core;

/// <summary>What the volume controllers last observed about a claim.</summary>
public sealed record PersistentVolumeClaimStatus : ApiRecord
{
    /// <summary><c>Pending</c> while unbound, <c>Bound</c> with a volume, or <c>Lost</c> when its volume has vanished.</summary>
    public string? Phase { get; init; }

    /// <summary>Access modes of the volume that actually backs the claim.</summary>
    [Atomic]
    public ValueList<string> AccessModes { get; init; } = [];

    /// <summary>Actual size of the bound volume, by resource name; empty until bound.</summary>
    public ValueMap<Quantity> Capacity { get; init; } = [];

    /// <summary>Conditions about resizing or attribute changes; at most one for each type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<PersistentVolumeClaimCondition> Conditions { get; init; } = [];

    /// <summary>Size the resize machinery is working towards, by resource; can exceed <c>capacity</c> and counts against quota.</summary>
    public ValueMap<Quantity> AllocatedResources { get; init; } = [];

    /// <summary>Resize progress by resource name, such as <c>ControllerResizeInProgress</c> or <c>NodeResizePending</c>; a missing key means no resize runs.</summary>
    public ValueMap<string> AllocatedResourceStatuses { get; init; } = [];

    /// <summary>VolumeAttributesClass in force on the volume now; null when none is applied.</summary>
    [KeepEmpty]
    public string? CurrentVolumeAttributesClassName { get; init; }

    /// <summary>Progress of a change of VolumeAttributesClass; null while no change runs.</summary>
    public ModifyVolumeStatus? ModifyVolumeStatus { get; init; }
}

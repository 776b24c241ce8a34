namespace ClusterSim.Scheduling;

/// <summary>What kind of object a <see cref="ClusterEvent"/> is about.</summary>
public enum EventResource : byte
{
    /// <summary>A Node.</summary>
    Node,

    /// <summary>A Pod that has been given a Node.</summary>
    AssignedPod,

    /// <summary>The waiting Pod itself.</summary>
    TargetPod,

    /// <summary>A PersistentVolume.</summary>
    PersistentVolume,

    /// <summary>A PersistentVolumeClaim.</summary>
    PersistentVolumeClaim,

    /// <summary>A StorageClass.</summary>
    StorageClass,

    /// <summary>A CSINode.</summary>
    CSINode,

    /// <summary>A CSIDriver.</summary>
    CSIDriver,

    /// <summary>A ResourceClaim.</summary>
    ResourceClaim,

    /// <summary>A VolumeAttachment.</summary>
    VolumeAttachment,

    /// <summary>A CSIStorageCapacity.</summary>
    CSIStorageCapacity,

    /// <summary>A ResourceSlice.</summary>
    ResourceSlice,

    /// <summary>A DeviceClass.</summary>
    DeviceClass,
}

namespace ClusterSim.Api.Core;

/// <summary>What storage a claim wants, and the volume it is bound to.</summary>
public sealed record PersistentVolumeClaimSpec : ApiRecord
{
    /// <summary>Wanted access modes: <c>ReadWriteOnce</c>, <c>ReadOnlyMany</c>, <c>ReadWriteMany</c> or <c>ReadWriteOncePod</c>.</summary>
    [Atomic]
    public ValueList<string> AccessModes { get; init; } = [];

    /// <summary>Restricts binding to PersistentVolumes with matching labels; null accepts every volume.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>Wanted size under the <c>storage</c> key; requests may later grow if the StorageClass permits expansion.</summary>
    public VolumeResourceRequirements Resources { get; init; } = Unset<VolumeResourceRequirements>.Value;

    /// <summary>Name of the bound PersistentVolume; set by the binder, or beforehand to ask for one volume.</summary>
    public string? VolumeName { get; init; }

    /// <summary>StorageClass to use. Null takes the cluster's default class; an empty string asks for a volume without class.</summary>
    [KeepEmpty]
    public string? StorageClassName { get; init; }

    /// <summary><c>Filesystem</c> (default) mounts the volume as a directory; <c>Block</c> exposes it as a raw device.</summary>
    [KeepEmpty]
    public string? VolumeMode { get; init; }

    /// <summary>Initial content: a VolumeSnapshot or another claim in the same namespace. Null starts with an empty volume.</summary>
    public TypedLocalObjectReference? DataSource { get; init; }

    /// <summary>Initial content from any populator-backed object; kept equal to <c>dataSource</c> when both can express it.</summary>
    public TypedObjectReference? DataSourceRef { get; init; }

    /// <summary>VolumeAttributesClass whose driver parameters apply to the volume; may change later. Null applies none.</summary>
    [KeepEmpty]
    public string? VolumeAttributesClassName { get; init; }
}

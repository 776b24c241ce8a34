namespace ClusterSim.Api.Storage;

/// <summary>Describes a kind of storage and how volumes of it are provisioned.</summary>
/// <remarks>Source: api/storage/v1/types.go, StorageClass (v1.36).</remarks>
[Resource("storage.k8s.io", "v1", "storageclasses", Namespaced = false, ShortNames = ["sc"])]
public sealed record StorageClass : ApiObject
{
    /// <summary>Name of the plugin that creates the volumes, such as a CSI driver name; immutable.</summary>
    [Required]
    public string Provisioner { get; init; } = "";

    /// <summary>Settings handed to the provisioner, at most 512 entries and 256 KiB; immutable.</summary>
    public ValueMap<string> Parameters { get; init; } = [];

    /// <summary>Fate of a volume once its claim is gone: <c>Delete</c> (default) or <c>Retain</c>. Immutable.</summary>
    [KeepEmpty]
    public string? ReclaimPolicy { get; init; }

    /// <summary>Mount options set on provisioned volumes, such as <c>ro</c>; unchecked, and a wrong one fails the mount.</summary>
    [Atomic]
    public ValueList<string> MountOptions { get; init; } = [];

    /// <summary>Whether claims of this class may be enlarged later; unset means no.</summary>
    public bool? AllowVolumeExpansion { get; init; }

    /// <summary>When claims bind: <c>Immediate</c> (default) or <c>WaitForFirstConsumer</c> (once a Pod needs it). Immutable.</summary>
    [KeepEmpty]
    public string? VolumeBindingMode { get; init; }

    /// <summary>Limits where volumes may be provisioned, by Node topology; no limit when unset.</summary>
    [Atomic]
    public ValueList<TopologySelectorTerm> AllowedTopologies { get; init; } = [];
}

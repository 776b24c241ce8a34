namespace ClusterSim.Api.Storage;

/// <summary>Space that a CSI driver can still provide for one StorageClass in one part of the cluster.</summary>
/// <remarks>Source: api/storage/v1/types.go, CSIStorageCapacity (v1.36).</remarks>
[Resource("storage.k8s.io", "v1", "csistoragecapacities")]
public sealed record CSIStorageCapacity : ApiObject
{
    /// <summary>Labels of Nodes that can reach the storage; null matches no Node, empty matches all.</summary>
    public LabelSelector? NodeTopology { get; init; }

    /// <summary>Name of the StorageClass the figures apply to; immutable.</summary>
    [Required]
    public string StorageClassName { get; init; } = "";

    /// <summary>Free space for new volumes, as a byte quantity; null when unknown.</summary>
    public Quantity? Capacity { get; init; }

    /// <summary>Largest size of a single volume, as a byte quantity; null when unknown.</summary>
    public Quantity? MaximumVolumeSize { get; init; }
}

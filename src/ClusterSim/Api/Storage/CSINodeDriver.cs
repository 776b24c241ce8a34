namespace ClusterSim.Api.Storage;

/// <summary>One CSI driver installed on a Node.</summary>
public sealed record CSINodeDriver : ApiRecord
{
    /// <summary>Name of the CSI driver, as reported by the driver.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The driver's own name for this Node; may differ from the Kubernetes Node name.</summary>
    [Required]
    public string NodeID { get; init; } = "";

    /// <summary>Node label keys the driver uses for topology; may be empty.</summary>
    [Atomic]
    public ValueList<string> TopologyKeys { get; init; } = [];

    /// <summary>Volume limits of the driver on this Node; unlimited when unset.</summary>
    public VolumeNodeResources? Allocatable { get; init; }
}

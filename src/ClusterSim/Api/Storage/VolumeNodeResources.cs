namespace ClusterSim.Api.Storage;

/// <summary>Volume limits of a CSI driver on one Node.</summary>
public sealed record VolumeNodeResources : ApiRecord
{
    /// <summary>Most distinct volumes of the driver that the Node can use; unlimited when unset.</summary>
    public int? Count { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Dataset managed by Flocker. Deprecated: the in-tree driver was removed in Kubernetes 1.25.</summary>
public sealed record FlockerVolumeSource : ApiRecord
{
    /// <summary>Name of the dataset. Deprecated in favour of <c>datasetUUID</c>; only one of them is set.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Unique identifier of the dataset. Excludes <c>datasetName</c>.</summary>
    public string? DatasetUUID { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Limits the Nodes from which a volume can be used.</summary>
public sealed record VolumeNodeAffinity : ApiRecord
{
    /// <summary>Hard rule that a Node must satisfy to use the volume; null allows all.</summary>
    public NodeSelector? Required { get; init; }
}

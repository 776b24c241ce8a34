namespace ClusterSim.Api.Nodes;

/// <summary>What running a Pod costs beyond its containers.</summary>
public sealed record Overhead : ApiRecord
{
    /// <summary>The same amounts for every Pod, by resource name.</summary>
    public ValueMap<Quantity> PodFixed { get; init; } = [];
}

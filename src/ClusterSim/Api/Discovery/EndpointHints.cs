namespace ClusterSim.Api.Discovery;

/// <summary>Advice on which consumers should use an endpoint.</summary>
public sealed record EndpointHints : ApiRecord
{
    /// <summary>Zones that should prefer this endpoint; at most 8 entries.</summary>
    [Atomic]
    public ValueList<ForZone> ForZones { get; init; } = [];

    /// <summary>Nodes that should prefer this endpoint; at most 8 entries.</summary>
    [Atomic]
    public ValueList<ForNode> ForNodes { get; init; } = [];
}

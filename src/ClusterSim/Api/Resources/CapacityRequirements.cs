namespace ClusterSim.Api.Resources;

/// <summary>Parts of devices' capacity that are needed.</summary>
public sealed record CapacityRequirements : ApiRecord
{
    /// <summary>Amount by name of the capacity.</summary>
    public ValueMap<Quantity> Requests { get; init; } = [];
}

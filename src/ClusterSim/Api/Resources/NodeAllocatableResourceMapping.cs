namespace ClusterSim.Api.Resources;

/// <summary>How an allocation uses up a resource of the Node.</summary>
public sealed record NodeAllocatableResourceMapping : ApiRecord
{
    /// <summary>Capacity of the device whose amount counts; one per device when unset.</summary>
    [KeepEmpty]
    public string? CapacityKey { get; init; }

    /// <summary>Factor that turns the amount into the Node's resource.</summary>
    public Quantity? AllocationMultiplier { get; init; }
}

namespace ClusterSim.Api.Resources;

/// <summary>Allocated devices and their settings.</summary>
public sealed record DeviceAllocationResult : ApiRecord
{
    /// <summary>The devices, one per item.</summary>
    [Atomic]
    public ValueList<DeviceRequestAllocationResult> Results { get; init; } = [];

    /// <summary>Settings from class and claim, in the order in which they apply.</summary>
    [Atomic]
    public ValueList<DeviceAllocationConfiguration> Config { get; init; } = [];
}

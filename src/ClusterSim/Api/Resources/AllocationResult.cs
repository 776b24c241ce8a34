namespace ClusterSim.Api.Resources;

/// <summary>The devices a claim got.</summary>
public sealed record AllocationResult : ApiRecord
{
    /// <summary>The devices and their settings.</summary>
    public DeviceAllocationResult Devices { get; init; } = Unset<DeviceAllocationResult>.Value;

    /// <summary>Nodes where the devices can be used; all when unset.</summary>
    public NodeSelector? NodeSelector { get; init; }

    /// <summary>Time of the allocation.</summary>
    public Time? AllocationTimestamp { get; init; }
}

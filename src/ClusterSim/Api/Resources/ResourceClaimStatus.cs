namespace ClusterSim.Api.Resources;

/// <summary>What a ResourceClaim got, and who uses it.</summary>
public sealed record ResourceClaimStatus : ApiRecord
{
    /// <summary>The devices; unset while there are none.</summary>
    public AllocationResult? Allocation { get; init; }

    /// <summary>Who may use the claim, keyed by UID, at most 256.</summary>
    [ListKeys("uid"), PatchMerge("uid")]
    public ValueList<ResourceClaimConsumerReference> ReservedFor { get; init; } = [];

    /// <summary>State of the devices as their drivers report it.</summary>
    [ListKeys("driver", "device", "pool", "shareID")]
    public ValueList<AllocatedDeviceStatus> Devices { get; init; } = [];
}

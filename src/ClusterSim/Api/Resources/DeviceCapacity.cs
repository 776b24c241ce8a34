namespace ClusterSim.Api.Resources;

/// <summary>Amount of something that a device has.</summary>
public sealed record DeviceCapacity : ApiRecord
{
    /// <summary>The amount.</summary>
    [Required]
    public Quantity Value { get; init; }

    /// <summary>How much of it a claim may get; for devices that are allocated more than once.</summary>
    public CapacityRequestPolicy? RequestPolicy { get; init; }
}

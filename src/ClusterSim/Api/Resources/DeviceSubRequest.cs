namespace ClusterSim.Api.Resources;

/// <summary>One of several ways to meet a wish.</summary>
public sealed record DeviceSubRequest : ApiRecord
{
    /// <summary>DNS label, unique among the alternatives.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Class of the devices.</summary>
    [Required]
    public string DeviceClassName { get; init; } = "";

    /// <summary>Further conditions a device must meet, at most 32.</summary>
    [Atomic]
    public ValueList<DeviceSelector> Selectors { get; init; } = [];

    /// <summary><c>ExactCount</c> (default) or <c>All</c> that match.</summary>
    public string? AllocationMode { get; init; }

    /// <summary>Number of devices, for mode <c>ExactCount</c>; default 1.</summary>
    [OmitZero]
    public long Count { get; init; }

    /// <summary>Taints of devices that do not matter, at most 16.</summary>
    [Atomic]
    public ValueList<DeviceToleration> Tolerations { get; init; } = [];

    /// <summary>Parts of the devices' capacity that are needed.</summary>
    public CapacityRequirements? Capacity { get; init; }
}

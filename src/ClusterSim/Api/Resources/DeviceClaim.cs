namespace ClusterSim.Api.Resources;

/// <summary>Wanted devices, and how they are to be chosen and set up.</summary>
public sealed record DeviceClaim : ApiRecord
{
    /// <summary>Single wishes, all of which must be met; at most 32.</summary>
    [Atomic]
    public ValueList<DeviceRequest> Requests { get; init; } = [];

    /// <summary>What must hold among the devices, at most 32.</summary>
    [Atomic]
    public ValueList<DeviceConstraint> Constraints { get; init; } = [];

    /// <summary>Settings for the devices, at most 32.</summary>
    [Atomic]
    public ValueList<DeviceClaimConfiguration> Config { get; init; } = [];
}

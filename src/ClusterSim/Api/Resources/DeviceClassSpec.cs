namespace ClusterSim.Api.Resources;

/// <summary>Which devices belong to a class, and how they are set up.</summary>
public sealed record DeviceClassSpec : ApiRecord
{
    /// <summary>Conditions a device must meet, at most 32.</summary>
    [Atomic]
    public ValueList<DeviceSelector> Selectors { get; init; } = [];

    /// <summary>Settings for each device of the class, at most 32.</summary>
    [Atomic]
    public ValueList<DeviceClassConfiguration> Config { get; init; } = [];

    /// <summary>Extended resource, such as <c>example.com/gpu</c>, by which Pods may ask for devices of the class.</summary>
    [KeepEmpty]
    public string? ExtendedResourceName { get; init; }
}

namespace ClusterSim.Api.Resources;

/// <summary>Settings for the devices of a claim.</summary>
public sealed record DeviceClaimConfiguration : ApiRecord
{
    /// <summary>Names of the requests it is about; all when empty.</summary>
    [Atomic]
    public ValueList<string> Requests { get; init; } = [];

    /// <summary>Settings that only a driver understands.</summary>
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}

namespace ClusterSim.Api.Resources;

/// <summary>Settings for the devices of a class.</summary>
public sealed record DeviceClassConfiguration : ApiRecord
{
    /// <summary>Settings that only a driver understands.</summary>
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}

namespace ClusterSim.Api.Resources;

/// <summary>What a network device got.</summary>
public sealed record NetworkDeviceData : ApiRecord
{
    /// <summary>Name of the interface in the Pod, at most 256 bytes.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>Addresses with prefix length, such as <c>192.0.2.5/24</c>, at most 16.</summary>
    [Atomic]
    public ValueList<string> Ips { get; init; } = [];

    /// <summary>Hardware address, at most 128 bytes.</summary>
    public string? HardwareAddress { get; init; }
}

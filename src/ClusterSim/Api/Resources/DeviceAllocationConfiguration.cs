namespace ClusterSim.Api.Resources;

/// <summary>Settings of allocated devices, and where they come from.</summary>
public sealed record DeviceAllocationConfiguration : ApiRecord
{
    /// <summary><c>FromClass</c> or <c>FromClaim</c>.</summary>
    [Required]
    public string Source { get; init; } = "";

    /// <summary>Names of the requests it is about; all when empty.</summary>
    [Atomic]
    public ValueList<string> Requests { get; init; } = [];

    /// <summary>Settings that only a driver understands.</summary>
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}

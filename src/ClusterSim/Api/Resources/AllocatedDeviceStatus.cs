namespace ClusterSim.Api.Resources;

/// <summary>State of an allocated device as its driver reports it.</summary>
public sealed record AllocatedDeviceStatus : ApiRecord
{
    /// <summary>DNS name of the driver.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary>Pool the device belongs to.</summary>
    [Required]
    public string Pool { get; init; } = "";

    /// <summary>Name of the device in the pool.</summary>
    [Required]
    public string Device { get; init; } = "";

    /// <summary>UID of the share, for devices that are allocated more than once.</summary>
    [KeepEmpty]
    public string? ShareID { get; init; }

    /// <summary>Current conditions, keyed by type, at most 8.</summary>
    [ListKeys("type")]
    public ValueList<Condition> Conditions { get; init; } = [];

    /// <summary>Anything else, as a JSON object of at most 10 KiB.</summary>
    public JsonValue? Data { get; init; }

    /// <summary>What a network device got.</summary>
    public NetworkDeviceData? NetworkData { get; init; }
}

namespace ClusterSim.Api.Resources;

/// <summary>One allocated device.</summary>
public sealed record DeviceRequestAllocationResult : ApiRecord
{
    /// <summary>Name of the request it was allocated for, with the subrequest if there is one.</summary>
    [Required]
    public string Request { get; init; } = "";

    /// <summary>DNS name of the driver.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary>Pool the device belongs to.</summary>
    [Required]
    public string Pool { get; init; } = "";

    /// <summary>Name of the device in the pool.</summary>
    [Required]
    public string Device { get; init; } = "";

    /// <summary>Whether it was allocated to look after it, though others may use it.</summary>
    public bool? AdminAccess { get; init; }

    /// <summary>Taints of the device that do not matter.</summary>
    [Atomic]
    public ValueList<DeviceToleration> Tolerations { get; init; } = [];

    /// <summary>Conditions of the device that must be true before the Pod is bound.</summary>
    [Atomic]
    public ValueList<string> BindingConditions { get; init; } = [];

    /// <summary>Conditions of the device that, when true, make the binding fail.</summary>
    [Atomic]
    public ValueList<string> BindingFailureConditions { get; init; } = [];

    /// <summary>UID of the share, for devices that are allocated more than once.</summary>
    [KeepEmpty]
    public string? ShareID { get; init; }

    /// <summary>Amount used of each capacity, for devices that are allocated more than once.</summary>
    public ValueMap<Quantity> ConsumedCapacity { get; init; } = [];
}

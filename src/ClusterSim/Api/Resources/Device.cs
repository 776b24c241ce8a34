namespace ClusterSim.Api.Resources;

/// <summary>One device on offer.</summary>
public sealed record Device : ApiRecord
{
    /// <summary>DNS label, unique in the pool.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Properties by name, at most 32 together with <c>capacity</c>.</summary>
    public ValueMap<DeviceAttribute> Attributes { get; init; } = [];

    /// <summary>Amounts of what the device has, by name.</summary>
    public ValueMap<DeviceCapacity> Capacity { get; init; } = [];

    /// <summary>What the device draws from counters of its pool, at most 2 sets.</summary>
    [Atomic]
    public ValueList<DeviceCounterConsumption> ConsumesCounters { get; init; } = [];

    /// <summary>The only Node where it can be used; with <c>perDeviceNodeSelection</c> only.</summary>
    [KeepEmpty]
    public string? NodeName { get; init; }

    /// <summary>Nodes where it can be used; with <c>perDeviceNodeSelection</c> only.</summary>
    public NodeSelector? NodeSelector { get; init; }

    /// <summary>True when it can be used on every Node; with <c>perDeviceNodeSelection</c> only.</summary>
    public bool? AllNodes { get; init; }

    /// <summary>Taints that keep claims away unless tolerated, at most 16.</summary>
    [Atomic]
    public ValueList<DeviceTaint> Taints { get; init; } = [];

    /// <summary>Whether an allocation ties the claim to one Node.</summary>
    public bool? BindsToNode { get; init; }

    /// <summary>Conditions that must be true before a Pod is bound, at most 4.</summary>
    [Atomic]
    public ValueList<string> BindingConditions { get; init; } = [];

    /// <summary>Conditions that, when true, make the binding fail, at most 4.</summary>
    [Atomic]
    public ValueList<string> BindingFailureConditions { get; init; } = [];

    /// <summary>Whether several claims may get the device, each a part of its capacity.</summary>
    public bool? AllowMultipleAllocations { get; init; }

    /// <summary>Resources of the Node that an allocation uses up.</summary>
    public ValueMap<NodeAllocatableResourceMapping> NodeAllocatableResourceMappings { get; init; } = [];
}

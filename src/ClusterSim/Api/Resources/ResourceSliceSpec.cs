namespace ClusterSim.Api.Resources;

/// <summary>Devices of one pool, and where they are. Exactly one of the four ways to say where must be used.</summary>
public sealed record ResourceSliceSpec : ApiRecord
{
    /// <summary>DNS name of the driver; immutable.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary>Pool the devices belong to.</summary>
    [Required]
    public ResourcePool Pool { get; init; } = Unset<ResourcePool>.Value;

    /// <summary>The only Node where they can be used; immutable.</summary>
    [KeepEmpty]
    public string? NodeName { get; init; }

    /// <summary>Nodes where they can be used.</summary>
    public NodeSelector? NodeSelector { get; init; }

    /// <summary>True when they can be used on every Node.</summary>
    public bool? AllNodes { get; init; }

    /// <summary>The devices, at most 128; at most 64 when any has taints or uses counters.</summary>
    [Atomic]
    public ValueList<Device> Devices { get; init; } = [];

    /// <summary>True when each device says for itself where it can be used.</summary>
    public bool? PerDeviceNodeSelection { get; init; }

    /// <summary>Counters that devices of the pool draw on, at most 8 sets; not together with devices.</summary>
    [Atomic]
    public ValueList<CounterSet> SharedCounters { get; init; } = [];
}

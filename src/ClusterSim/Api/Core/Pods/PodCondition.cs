namespace ClusterSim.Api.Core;

/// <summary>One observed condition of a Pod.</summary>
public sealed record PodCondition : ApiRecord, ICondition
{
    /// <summary>Condition name, such as <c>PodScheduled</c>, <c>Initialized</c>, <c>ContainersReady</c>, <c>Ready</c>, <c>DisruptionTarget</c> or a custom readiness gate.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary><c>metadata.generation</c> of the Pod when the condition was set.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Whether the condition holds: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time the condition was last checked; normally null.</summary>
    [NullWhenEmpty]
    public Time? LastProbeTime { get; init; }

    /// <summary>Time the condition's status last flipped from one value to another.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Short CamelCase cause of the latest change, such as <c>Unschedulable</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Human-readable detail about the latest change of the condition.</summary>
    public string? Message { get; init; }
}

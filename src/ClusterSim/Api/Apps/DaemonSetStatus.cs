namespace ClusterSim.Api.Apps;

/// <summary>Observed per-Node Pod counts and conditions of a DaemonSet.</summary>
public sealed record DaemonSetStatus : ApiRecord
{
    /// <summary>Count of Nodes that should run the Pod and have at least one.</summary>
    [Required]
    public int CurrentNumberScheduled { get; init; }

    /// <summary>Count of Nodes that run the Pod although they should not.</summary>
    [Required]
    public int NumberMisscheduled { get; init; }

    /// <summary>Count of Nodes on which the Pod should run.</summary>
    [Required]
    public int DesiredNumberScheduled { get; init; }

    /// <summary>Count of eligible Nodes that have at least one ready Pod.</summary>
    [Required]
    public int NumberReady { get; init; }

    /// <summary>Generation of the spec that this status was computed from.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Count of eligible Nodes whose Pod comes from the newest template.</summary>
    [OmitZero]
    public int UpdatedNumberScheduled { get; init; }

    /// <summary>Count of eligible Nodes whose Pod has been ready for at least <c>minReadySeconds</c>.</summary>
    [OmitZero]
    public int NumberAvailable { get; init; }

    /// <summary>Count of eligible Nodes that lack an available Pod.</summary>
    [OmitZero]
    public int NumberUnavailable { get; init; }

    /// <summary>Number of name hash clashes met so far; salts the name of the next ControllerRevision.</summary>
    public int? CollisionCount { get; init; }

    /// <summary>Current conditions of the DaemonSet, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<DaemonSetCondition> Conditions { get; init; } = [];
}

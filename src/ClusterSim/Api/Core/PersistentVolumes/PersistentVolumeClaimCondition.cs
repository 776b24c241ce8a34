namespace ClusterSim.Api.Core;

/// <summary>One observed condition of a claim, mostly about a running resize or attribute change.</summary>
public sealed record PersistentVolumeClaimCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition, such as <c>Resizing</c>, <c>FileSystemResizePending</c> or <c>ModifyingVolume</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time the condition was last checked; null when nobody recorded it.</summary>
    [NullWhenEmpty]
    public Time? LastProbeTime { get; init; }

    /// <summary>Time the condition's status last flipped from one value to another.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Short CamelCase word that explains the latest change of the condition.</summary>
    public string? Reason { get; init; }

    /// <summary>Human-readable detail about the latest change of the condition.</summary>
    public string? Message { get; init; }
}

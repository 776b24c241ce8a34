namespace ClusterSim.Api.Core;

/// <summary>One observed condition of a ReplicationController.</summary>
public sealed record ReplicationControllerCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition; the controller uses only <c>ReplicaFailure</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time the condition's status last flipped from one value to another.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Short CamelCase cause of the latest change, such as <c>FailedCreate</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Human-readable detail about the latest change of the condition.</summary>
    public string? Message { get; init; }
}

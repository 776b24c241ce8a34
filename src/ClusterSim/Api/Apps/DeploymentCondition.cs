namespace ClusterSim.Api.Apps;

/// <summary>One observed aspect of a Deployment's state, such as rollout progress.</summary>
public sealed record DeploymentCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition: <c>Available</c>, <c>Progressing</c> or <c>ReplicaFailure</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time at which any part of this condition was last written.</summary>
    [NullWhenEmpty]
    public Time? LastUpdateTime { get; init; }

    /// <summary>Time at which the condition last changed from one status to another.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Short CamelCase word that gives the cause of the last status change.</summary>
    public string? Reason { get; init; }

    /// <summary>Human-readable details about the last status change.</summary>
    public string? Message { get; init; }
}

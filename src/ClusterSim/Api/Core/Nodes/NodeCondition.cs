namespace ClusterSim.Api.Core;

/// <summary>One finding about the health of a Node.</summary>
public sealed record NodeCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition: <c>Ready</c>, <c>MemoryPressure</c>, <c>DiskPressure</c>, <c>PIDPressure</c> or <c>NetworkUnavailable</c>; others are possible.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the finding applies: <c>True</c>, <c>False</c> or <c>Unknown</c> (no recent report).</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time at which the finding was last confirmed.</summary>
    [NullWhenEmpty]
    public Time? LastHeartbeatTime { get; init; }

    /// <summary>Time at which the status last changed.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Brief CamelCase cause of the last change, such as <c>KubeletReady</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people with details of the last change.</summary>
    public string? Message { get; init; }
}

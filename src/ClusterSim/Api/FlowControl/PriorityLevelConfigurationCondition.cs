namespace ClusterSim.Api.FlowControl;

/// <summary>One finding about a priority level.</summary>
public sealed record PriorityLevelConfigurationCondition : ApiRecord
{
    /// <summary>Name of the condition.</summary>
    public string? Type { get; init; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Time at which the status last changed.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Brief CamelCase cause.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people with details.</summary>
    public string? Message { get; init; }
}

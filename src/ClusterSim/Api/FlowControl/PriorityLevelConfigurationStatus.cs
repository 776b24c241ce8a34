namespace ClusterSim.Api.FlowControl;

/// <summary>Observed state of a priority level.</summary>
public sealed record PriorityLevelConfigurationStatus : ApiRecord
{
    /// <summary>Current conditions, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<PriorityLevelConfigurationCondition> Conditions { get; init; } = [];
}

namespace ClusterSim.Api.FlowControl;

/// <summary>Observed state of a FlowSchema.</summary>
public sealed record FlowSchemaStatus : ApiRecord
{
    /// <summary>Current conditions, keyed by type; <c>Dangling</c> true means that the priority level is missing.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<FlowSchemaCondition> Conditions { get; init; } = [];
}

namespace ClusterSim.Api.FlowControl;

/// <summary>Names a priority level.</summary>
public sealed record PriorityLevelConfigurationReference : ApiRecord
{
    /// <summary>Name of the PriorityLevelConfiguration.</summary>
    [Required]
    public string Name { get; init; } = "";
}

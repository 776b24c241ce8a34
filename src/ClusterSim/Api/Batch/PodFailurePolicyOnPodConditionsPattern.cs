namespace ClusterSim.Api.Batch;

/// <summary>Matches a failed Pod that has a given condition.</summary>
public sealed record PodFailurePolicyOnPodConditionsPattern : ApiRecord
{
    /// <summary>Pod condition type required, such as <c>DisruptionTarget</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Condition status required: <c>True</c> (default), <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }
}

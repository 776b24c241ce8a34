namespace ClusterSim.Api.Batch;

/// <summary>One failure rule: an action with either exit codes or Pod conditions to match.</summary>
public sealed record PodFailurePolicyRule : ApiRecord
{
    /// <summary>Result of a match: <c>FailJob</c>, <c>FailIndex</c>, <c>Ignore</c> (not counted) or <c>Count</c> (normal handling).</summary>
    [Required]
    public string Action { get; init; } = "";

    /// <summary>Container exit codes to match; excludes <c>onPodConditions</c>.</summary>
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; init; }

    /// <summary>Pod conditions of which any one must match, at most 20; excludes <c>onExitCodes</c>.</summary>
    [Atomic]
    public ValueList<PodFailurePolicyOnPodConditionsPattern> OnPodConditions { get; init; } = [];
}

namespace ClusterSim.Api.Batch;

/// <summary>Matches a failed Pod by the exit codes of its containers.</summary>
public sealed record PodFailurePolicyOnExitCodesRequirement : ApiRecord
{
    /// <summary>Container or init container to check; every container when unset.</summary>
    [KeepEmpty]
    public string? ContainerName { get; init; }

    /// <summary>How <c>values</c> is compared with the exit code: <c>In</c> or <c>NotIn</c>.</summary>
    [Required]
    public string Operator { get; init; } = "";

    /// <summary>Exit codes to compare, 1 to 255 entries; 0 is not allowed with <c>In</c>.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<int> Values { get; init; } = [];
}

namespace ClusterSim.Api.Core;

/// <summary>One health finding about a control-plane component. Part of the deprecated ComponentStatus.</summary>
public sealed record ComponentCondition : ApiRecord
{
    /// <summary>Name of the condition; the only valid value is <c>Healthy</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Outcome of the check: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Text for people about the finding, such as the output of a health check.</summary>
    public string? Message { get; init; }

    /// <summary>Error code of the failed check, when there is one.</summary>
    public string? Error { get; init; }
}

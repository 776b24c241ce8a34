namespace ClusterSim.Api.FlowControl;

/// <summary>Limits of a priority level.</summary>
public sealed record PriorityLevelConfigurationSpec : ApiRecord
{
    /// <summary><c>Limited</c>, or <c>Exempt</c> for the level named <c>exempt</c> alone.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Limits; required for type <c>Limited</c>, not allowed otherwise.</summary>
    public LimitedPriorityLevelConfiguration? Limited { get; init; }

    /// <summary>Shares of a level that knows no limits; only for type <c>Exempt</c>.</summary>
    public ExemptPriorityLevelConfiguration? Exempt { get; init; }
}

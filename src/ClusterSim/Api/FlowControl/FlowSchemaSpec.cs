namespace ClusterSim.Api.FlowControl;

/// <summary>Which requests a FlowSchema takes, and where they go.</summary>
public sealed record FlowSchemaSpec : ApiRecord
{
    /// <summary>Priority level of the requests.</summary>
    [Required]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; init; } = Unset<PriorityLevelConfigurationReference>.Value;

    /// <summary>Order in which schemas are tried, 1–10000, lowest first; default 1000.</summary>
    public int MatchingPrecedence { get; init; }

    /// <summary>What tells flows apart; all requests are one flow when unset.</summary>
    public FlowDistinguisherMethod? DistinguisherMethod { get; init; }

    /// <summary>Requests to take: those that any rule matches; none when empty.</summary>
    [Atomic]
    public ValueList<PolicyRulesWithSubjects> Rules { get; init; } = [];
}

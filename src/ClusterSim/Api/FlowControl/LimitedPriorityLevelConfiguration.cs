namespace ClusterSim.Api.FlowControl;

/// <summary>Limits of a priority level of type <c>Limited</c>.</summary>
public sealed record LimitedPriorityLevelConfiguration : ApiRecord
{
    /// <summary>Weight in dividing the server's concurrency among the levels; default 30.</summary>
    public int? NominalConcurrencyShares { get; init; }

    /// <summary>What becomes of requests that cannot be worked on at once.</summary>
    public LimitResponse LimitResponse { get; init; } = Unset<LimitResponse>.Value;

    /// <summary>Part of the level's seats that others may borrow, 0–100; default 0.</summary>
    public int? LendablePercent { get; init; }

    /// <summary>How much the level may borrow, in percent of its own seats; no limit when unset.</summary>
    public int? BorrowingLimitPercent { get; init; }
}

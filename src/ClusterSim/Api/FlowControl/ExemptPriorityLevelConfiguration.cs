namespace ClusterSim.Api.FlowControl;

/// <summary>Shares of the level that knows no limits.</summary>
public sealed record ExemptPriorityLevelConfiguration : ApiRecord
{
    /// <summary>Weight in dividing the server's concurrency among the levels; default 0.</summary>
    public int? NominalConcurrencyShares { get; init; }

    /// <summary>Part of the level's seats that others may borrow, 0–100; default 0.</summary>
    public int? LendablePercent { get; init; }
}

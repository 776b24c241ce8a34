namespace ClusterSim.Api.Batch;

/// <summary>One success rule: needs a set of indexes, a count, or a count within the set.</summary>
public sealed record SuccessPolicyRule : ApiRecord
{
    /// <summary>Indexes looked at, such as <c>0,2-4</c>; all must succeed unless <c>succeededCount</c> is set. Unset means any index.</summary>
    [KeepEmpty]
    public string? SucceededIndexes { get; init; }

    /// <summary>Successful indexes needed, within <c>succeededIndexes</c> if given; at least 1.</summary>
    public int? SucceededCount { get; init; }
}

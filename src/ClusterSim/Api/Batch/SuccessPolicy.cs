namespace ClusterSim.Api.Batch;

/// <summary>Rules by which an <c>Indexed</c> Job may succeed before all indexes do.</summary>
public sealed record SuccessPolicy : ApiRecord
{
    /// <summary>Checked in order; the first one met makes the Job succeed. Between 1 and 20 entries.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<SuccessPolicyRule> Rules { get; init; } = [];
}

namespace ClusterSim.Api.Batch;

/// <summary>Rules that decide how failed Pods affect a Job.</summary>
public sealed record PodFailurePolicy : ApiRecord
{
    /// <summary>Checked in order; the first match decides, otherwise normal counting applies. At most 20.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<PodFailurePolicyRule> Rules { get; init; } = [];
}

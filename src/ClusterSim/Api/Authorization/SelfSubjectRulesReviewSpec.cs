namespace ClusterSim.Api.Authorization;

/// <summary>Where somebody wants to know what they may do.</summary>
public sealed record SelfSubjectRulesReviewSpec : ApiRecord
{
    /// <summary>The namespace; required.</summary>
    public string? Namespace { get; init; }
}

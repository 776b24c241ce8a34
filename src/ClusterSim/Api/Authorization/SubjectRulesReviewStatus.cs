namespace ClusterSim.Api.Authorization;

/// <summary>What somebody may do in a namespace. Order means nothing, and rules may overlap.</summary>
public sealed record SubjectRulesReviewStatus : ApiRecord
{
    /// <summary>What may be done to resources.</summary>
    [Required, Atomic, KeepEmpty]
    public ValueList<ResourceRule> ResourceRules { get; init; } = [];

    /// <summary>What may be done at other paths.</summary>
    [Required, Atomic, KeepEmpty]
    public ValueList<NonResourceRule> NonResourceRules { get; init; } = [];

    /// <summary>Whether there may be more, since not everybody who decides can list.</summary>
    [Required]
    public bool Incomplete { get; init; }

    /// <summary>What went wrong in finding out; unset when nothing did.</summary>
    public string? EvaluationError { get; init; }
}

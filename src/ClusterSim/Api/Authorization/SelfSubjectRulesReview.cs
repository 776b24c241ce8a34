namespace ClusterSim.Api.Authorization;

/// <summary>Asks what one may do oneself in a namespace; answered at once and never stored.</summary>
/// <remarks>Source: api/authorization/v1/types.go, SelfSubjectRulesReview (v1.36).</remarks>
[Resource("authorization.k8s.io", "v1", "selfsubjectrulesreviews", Namespaced = false, Verbs = ["create"])]
public sealed record SelfSubjectRulesReview : ApiObject
{
    /// <summary>What is asked.</summary>
    [Required]
    public SelfSubjectRulesReviewSpec Spec { get; init; } = new();

    /// <summary>The answer; set by the server.</summary>
    public SubjectRulesReviewStatus Status { get; init; } = new();
}

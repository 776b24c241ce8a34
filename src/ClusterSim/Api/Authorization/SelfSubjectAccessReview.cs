namespace ClusterSim.Api.Authorization;

/// <summary>Asks whether one may do something oneself; answered at once and never stored.</summary>
/// <remarks>Source: api/authorization/v1/types.go, SelfSubjectAccessReview (v1.36).</remarks>
[Resource("authorization.k8s.io", "v1", "selfsubjectaccessreviews", Namespaced = false, Verbs = ["create"])]
public sealed record SelfSubjectAccessReview : ApiObject
{
    /// <summary>What is asked.</summary>
    [Required]
    public SelfSubjectAccessReviewSpec Spec { get; init; } = new();

    /// <summary>The answer; set by the server.</summary>
    public SubjectAccessReviewStatus Status { get; init; } = new();
}

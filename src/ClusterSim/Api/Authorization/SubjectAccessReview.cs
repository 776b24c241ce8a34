namespace ClusterSim.Api.Authorization;

/// <summary>Asks whether somebody may do something; answered at once and never stored.</summary>
/// <remarks>Source: api/authorization/v1/types.go, SubjectAccessReview (v1.36).</remarks>
[Resource("authorization.k8s.io", "v1", "subjectaccessreviews", Namespaced = false, Verbs = ["create"])]
public sealed record SubjectAccessReview : ApiObject
{
    /// <summary>What is asked.</summary>
    [Required]
    public SubjectAccessReviewSpec Spec { get; init; } = new();

    /// <summary>The answer; set by the server.</summary>
    public SubjectAccessReviewStatus Status { get; init; } = new();
}

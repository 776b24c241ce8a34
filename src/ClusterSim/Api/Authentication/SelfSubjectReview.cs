namespace ClusterSim.Api.Authentication;

/// <summary>Asks who one is oneself; answered at once and never stored.</summary>
/// <remarks>Source: api/authentication/v1/types.go, SelfSubjectReview (v1.36).</remarks>
[Resource("authentication.k8s.io", "v1", "selfsubjectreviews", Namespaced = false, Verbs = ["create"])]
public sealed record SelfSubjectReview : ApiObject
{
    /// <summary>Who asks; set by the server.</summary>
    public SelfSubjectReviewStatus Status { get; init; } = new();
}

namespace ClusterSim.Api.Authentication;

/// <summary>Asks whose token something is; answered at once and never stored.</summary>
/// <remarks>Source: api/authentication/v1/types.go, TokenReview (v1.36).</remarks>
[Resource("authentication.k8s.io", "v1", "tokenreviews", Namespaced = false, Verbs = ["create"])]
public sealed record TokenReview : ApiObject
{
    /// <summary>The token.</summary>
    [Required]
    public TokenReviewSpec Spec { get; init; } = new();

    /// <summary>Whose it is; set by the server.</summary>
    public TokenReviewStatus Status { get; init; } = new();
}

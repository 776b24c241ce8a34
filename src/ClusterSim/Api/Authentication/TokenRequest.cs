namespace ClusterSim.Api.Authentication;

/// <summary>Asks for a token with which to act as a service account; answered at once and never stored.</summary>
/// <remarks>Source: api/authentication/v1/types.go, TokenRequest (v1.36).</remarks>
[Resource("authentication.k8s.io", "v1", "")]
public sealed record TokenRequest : ApiObject
{
    /// <summary>For whom the token is meant and how long it shall hold.</summary>
    public TokenRequestSpec Spec { get; init; } = new();

    /// <summary>The token; set by the server.</summary>
    public TokenRequestStatus Status { get; init; } = new();
}

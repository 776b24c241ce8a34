namespace ClusterSim.Api.Core;

/// <summary>Names one claim of the Pod, or one request in it, that a container uses.</summary>
public sealed record ResourceClaim : ApiRecord
{
    /// <summary>Name of an entry in the Pod's <c>spec.resourceClaims</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>One request inside the claim to expose; unset exposes everything the claim holds.</summary>
    public string? Request { get; init; }
}

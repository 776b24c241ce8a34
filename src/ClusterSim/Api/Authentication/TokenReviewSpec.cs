namespace ClusterSim.Api.Authentication;

/// <summary>A token, and whom it must be meant for.</summary>
public sealed record TokenReviewSpec : ApiRecord
{
    /// <summary>The bearer token.</summary>
    [Required]
    public string? Token { get; init; }

    /// <summary>For whom the token must be meant; the API server itself when unset.</summary>
    [Atomic]
    public ValueList<string> Audiences { get; init; } = [];
}

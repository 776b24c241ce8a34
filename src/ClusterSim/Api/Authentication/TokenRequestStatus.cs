namespace ClusterSim.Api.Authentication;

/// <summary>A token that was issued.</summary>
public sealed record TokenRequestStatus : ApiRecord
{
    /// <summary>The token: a JSON web token.</summary>
    [Required]
    public string Token { get; init; } = "";

    /// <summary>When it stops to hold.</summary>
    [Required]
    public Time? ExpirationTimestamp { get; init; }
}

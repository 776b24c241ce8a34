namespace ClusterSim.Api.Authentication;

/// <summary>A token that was issued.</summary>
public sealed record TokenRequestStatus : ApiRecord
{
    /// <summary>The token: a JSON web token.</summary>
    public string Token { get; init; } = "";

    /// <summary>When it stops to hold.</summary>
    public Time? ExpirationTimestamp { get; init; }
}

namespace ClusterSim.Api.Authentication;

/// <summary>Whose a token is.</summary>
public sealed record TokenReviewStatus : ApiRecord
{
    /// <summary>Whether it is a token of anybody known; false means it is not.</summary>
    [OmitZero]
    public bool Authenticated { get; init; }

    /// <summary>Whose it is; empty when it is nobody's.</summary>
    public UserInfo User { get; init; } = new();

    /// <summary>Those of the audiences asked for that it is meant for.</summary>
    [Atomic]
    public ValueList<string> Audiences { get; init; } = [];

    /// <summary>Why it could not be told; unset when it could.</summary>
    public string? Error { get; init; }
}

namespace ClusterSim.Api.Authentication;

/// <summary>Who asks.</summary>
public sealed record SelfSubjectReviewStatus : ApiRecord
{
    /// <summary>The user.</summary>
    public UserInfo UserInfo { get; init; } = new();
}

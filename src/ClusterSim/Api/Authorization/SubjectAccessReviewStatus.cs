namespace ClusterSim.Api.Authorization;

/// <summary>Whether it is allowed.</summary>
public sealed record SubjectAccessReviewStatus : ApiRecord
{
    /// <summary>Whether it is allowed.</summary>
    [Required]
    public bool Allowed { get; init; }

    /// <summary>Whether it is forbidden whatever others say; not being allowed does not mean this.</summary>
    [OmitZero]
    public bool Denied { get; init; }

    /// <summary>Why it is allowed or not; unset when nobody says.</summary>
    public string? Reason { get; init; }

    /// <summary>What went wrong in finding out; it may be allowed all the same.</summary>
    public string? EvaluationError { get; init; }
}

namespace ClusterSim.Api.Meta;

/// <summary>Conditions that the stored object must meet before it is changed or deleted.</summary>
public sealed record Preconditions : ApiRecord
{
    /// <summary>UID the object must have. Null means any.</summary>
    [KeepEmpty]
    public string? Uid { get; init; }

    /// <summary>Version the object must have. Null means any.</summary>
    [KeepEmpty]
    public string? ResourceVersion { get; init; }
}

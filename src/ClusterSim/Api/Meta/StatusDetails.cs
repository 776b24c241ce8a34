namespace ClusterSim.Api.Meta;

/// <summary>Details of an outcome: the object concerned, causes and retry advice.</summary>
public sealed record StatusDetails : ApiRecord
{
    /// <summary>Name of the object concerned, if there is one.</summary>
    public string? Name { get; init; }

    /// <summary>API group of the resource concerned; empty for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>Resource or kind the outcome concerns, such as <c>pods</c>; empty if none.</summary>
    public string? Kind { get; init; }

    /// <summary>UID of the object concerned, if there is one.</summary>
    public string? Uid { get; init; }

    /// <summary>Single causes of the failure, for instance one per invalid field.</summary>
    [Atomic]
    public ValueList<StatusCause> Causes { get; init; } = [];

    /// <summary>Seconds to wait before trying again; 0 or unset gives no advice.</summary>
    [OmitZero]
    public int RetryAfterSeconds { get; init; }
}

namespace ClusterSim.Api.Meta;

/// <summary>Options of a delete request: grace period, preconditions and treatment of dependents.</summary>
[Resource("", "v1", "")]
public sealed record DeleteOptions : ApiRecord
{
    /// <summary>Seconds before deletion, 0 or more; 0 deletes at once. Null uses the kind's or object's default.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>Conditions the stored object must meet; otherwise the request fails with 409 Conflict. Null means none.</summary>
    public Preconditions? Preconditions { get; init; }

    /// <summary><c>true</c> leaves dependents in place. Deprecated: use <c>propagationPolicy</c>; only one of them may be set.</summary>
    public bool? OrphanDependents { get; init; }

    /// <summary>Treatment of dependents: <c>Orphan</c>, <c>Background</c> or <c>Foreground</c>. Null uses the kind's default.</summary>
    [KeepEmpty]
    public string? PropagationPolicy { get; init; }

    /// <summary><c>All</c> performs every step except storing the result; empty means a real deletion.</summary>
    [Atomic]
    public ValueList<string> DryRun { get; init; } = [];

    /// <summary><c>true</c> deletes an object that cannot be read from storage, skipping finalizers. Unsafe; defaults to <c>false</c>.</summary>
    public bool? IgnoreStoreReadErrorWithClusterBreakingPotential { get; init; }
}

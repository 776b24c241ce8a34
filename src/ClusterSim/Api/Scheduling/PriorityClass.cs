namespace ClusterSim.Api.Scheduling;

/// <summary>Maps a name to a scheduling priority that Pods can ask for.</summary>
/// <remarks>Source: api/scheduling/v1/types.go, PriorityClass (v1.36).</remarks>
[Resource("scheduling.k8s.io", "v1", "priorityclasses", Namespaced = false, ShortNames = ["pc"])]
public sealed record PriorityClass : ApiObject
{
    /// <summary>Priority given to Pods, higher is more important; at most 1,000,000,000 for user classes. Immutable.</summary>
    public int Value { get; init; }

    /// <summary>When true, Pods without a priority class get this one; default false.</summary>
    [OmitZero]
    public bool GlobalDefault { get; init; }

    /// <summary>Free text that tells users when to choose this class.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its Pods may evict lower ones: <c>PreemptLowerPriority</c> (default) or <c>Never</c>.</summary>
    [KeepEmpty]
    public string? PreemptionPolicy { get; init; }
}

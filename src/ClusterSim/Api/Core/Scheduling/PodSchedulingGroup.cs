namespace ClusterSim.Api.Core;

/// <summary>Names the group that the scheduler considers together with this Pod.</summary>
public sealed record PodSchedulingGroup : ApiRecord
{
    /// <summary>Name of the PodGroup, in the same namespace, that the Pod belongs to.</summary>
    [KeepEmpty]
    public string? PodGroupName { get; init; }
}

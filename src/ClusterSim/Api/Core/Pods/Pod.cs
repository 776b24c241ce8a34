namespace ClusterSim.Api.Core;

/// <summary>A group of containers that share a network address and volumes and run together on one Node.</summary>
/// <remarks>Source: api/core/v1/types.go, Pod (v1.36).</remarks>
[Resource("", "v1", "pods", ShortNames = ["po"], Categories = ["all"], Subresources = Subresources.Status)]
public sealed record Pod : ApiObject
{
    /// <summary>Wanted state: containers, volumes and scheduling rules; mostly immutable after creation.</summary>
    public PodSpec Spec { get; init; } = Unset<PodSpec>.Value;

    /// <summary>Observed state, reported chiefly by the kubelet of the Pod's Node.</summary>
    public PodStatus Status { get; init; } = Unset<PodStatus>.Value;
}

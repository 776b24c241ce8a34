namespace ClusterSim.Api.Core;

/// <summary>Keeps a set number of identical Pods running; the older forerunner of ReplicaSet.</summary>
/// <remarks>Source: api/core/v1/types.go, ReplicationController (v1.36).</remarks>
[Resource("", "v1", "replicationcontrollers", ShortNames = ["rc"], Categories = ["all"], Subresources = Subresources.Status | Subresources.Scale)]
public sealed record ReplicationController : ApiObject
{
    /// <summary>Wanted number of Pods, their selector and their template.</summary>
    public ReplicationControllerSpec Spec { get; init; } = Unset<ReplicationControllerSpec>.Value;

    /// <summary>Observed Pod counts and conditions; written by the controller.</summary>
    public ReplicationControllerStatus Status { get; init; } = Unset<ReplicationControllerStatus>.Value;
}

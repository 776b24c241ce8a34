namespace ClusterSim.Api.Apps;

/// <summary>Keeps a fixed number of identical Pods running; normally owned by a Deployment.</summary>
/// <remarks>Source: api/apps/v1/types.go, ReplicaSet (v1.36).</remarks>
[Resource("apps", "v1", "replicasets", ShortNames = ["rs"], Categories = ["all"], Subresources = Subresources.Status | Subresources.Scale)]
public sealed record ReplicaSet : ApiObject
{
    /// <summary>Wanted replica count, selector and Pod template of the ReplicaSet.</summary>
    public ReplicaSetSpec Spec { get; init; } = Unset<ReplicaSetSpec>.Value;

    /// <summary>Last observed counts and conditions; written by the ReplicaSet controller.</summary>
    public ReplicaSetStatus Status { get; init; } = Unset<ReplicaSetStatus>.Value;
}

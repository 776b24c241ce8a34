namespace ClusterSim.Api.Apps;

/// <summary>Keeps a number of identical Pods running through ReplicaSets and rolls out template changes.</summary>
/// <remarks>Source: api/apps/v1/types.go, Deployment (v1.36).</remarks>
[Resource("apps", "v1", "deployments", ShortNames = ["deploy"], Categories = ["all"], Subresources = Subresources.Status | Subresources.Scale)]
public sealed record Deployment : ApiObject
{
    /// <summary>Wanted replicas, Pod template and rollout behaviour of the Deployment.</summary>
    public DeploymentSpec Spec { get; init; } = Unset<DeploymentSpec>.Value;

    /// <summary>Last observed counts and conditions; written by the Deployment controller.</summary>
    public DeploymentStatus Status { get; init; } = Unset<DeploymentStatus>.Value;
}

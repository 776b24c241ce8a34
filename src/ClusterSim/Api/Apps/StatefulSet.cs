namespace ClusterSim.Api.Apps;

/// <summary>Runs Pods with stable names, ordered ordinals and their own persistent storage.</summary>
/// <remarks>Source: api/apps/v1/types.go, StatefulSet (v1.36).</remarks>
[Resource("apps", "v1", "statefulsets", ShortNames = ["sts"], Categories = ["all"], Subresources = Subresources.Status | Subresources.Scale)]
public sealed record StatefulSet : ApiObject
{
    /// <summary>Wanted replicas, Pod template, storage and update behaviour of the StatefulSet.</summary>
    public StatefulSetSpec Spec { get; init; } = Unset<StatefulSetSpec>.Value;

    /// <summary>Last observed counts and revisions; written by the StatefulSet controller.</summary>
    public StatefulSetStatus Status { get; init; } = Unset<StatefulSetStatus>.Value;
}

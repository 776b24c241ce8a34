namespace ClusterSim.Api.Apps;

/// <summary>Says what happens to claims made from <c>volumeClaimTemplates</c> when Pods go away.</summary>
public sealed record StatefulSetPersistentVolumeClaimRetentionPolicy : ApiRecord
{
    /// <summary>Fate of the claims when the StatefulSet is deleted: <c>Retain</c> (default) or <c>Delete</c>.</summary>
    public string? WhenDeleted { get; init; }

    /// <summary>Fate of the claims of Pods removed by scaling down: <c>Retain</c> (default) or <c>Delete</c>.</summary>
    public string? WhenScaled { get; init; }
}

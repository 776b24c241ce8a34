namespace ClusterSim.Api.Apps;

/// <summary>A saved, immutable snapshot of a workload's Pod template, used by DaemonSets and StatefulSets for rollout history and rollback.</summary>
/// <remarks>Source: api/apps/v1/types.go, ControllerRevision (v1.36).</remarks>
[Resource("apps", "v1", "controllerrevisions")]
public sealed record ControllerRevision : ApiObject
{
    /// <summary>Stored snapshot as raw JSON, in a form the owning controller understands; cannot change after creation.</summary>
    public JsonValue? Data { get; init; }

    /// <summary>Position of this snapshot in the history; higher is newer.</summary>
    [Required]
    public long Revision { get; init; }
}

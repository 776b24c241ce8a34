namespace ClusterSim.Controllers.Nodes;

/// <summary>Where there may be Pods to delete.</summary>
internal sealed class PodSuspects
{
    /// <summary>Nodes that Pods are bound to and that do not exist, and when their Pods may be deleted; null: not decided yet.</summary>
    public SortedDictionary<string, DateTimeOffset?> MissingNodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Nodes marked as out of service.</summary>
    public SortedSet<string> LostNodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Pods that are being deleted and are not on a Node.</summary>
    public SortedSet<ObjectKey> UnscheduledPods { get; } = [];

    public bool Any => MissingNodes.Count > 0 || LostNodes.Count > 0 || UnscheduledPods.Count > 0;
}

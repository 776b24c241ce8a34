namespace ClusterSim.Controllers.Nodes;

/// <summary>What is remembered of one Node, by name: it outlives the Node, and a later one of the same name inherits it.</summary>
/// <remarks>Source: node_lifecycle_controller.go, nodeHealthData (v1.36).</remarks>
internal sealed class NodeHealth(string name)
{
    public string Name { get; } = name;

    /// <summary>Uid of the Node that was announced by an Event; null when there is none.</summary>
    public string? RegisteredUid { get; set; }

    /// <summary>False as long as the Node was never looked at.</summary>
    public bool IsObserved { get; set; }

    /// <summary>When it was last noticed that the Node is alive; <c>probeTimestamp</c>.</summary>
    public DateTimeOffset Probe { get; set; }

    /// <summary>The condition <c>Ready</c> as it was then; null when there was none.</summary>
    public NodeCondition? SavedReady { get; set; }

    /// <summary>Renewal time of the Lease that was taken note of; null when none was.</summary>
    public DateTimeOffset? SavedLease { get; set; }

    /// <summary>The last renewal that was written; null when there is no Lease.</summary>
    public LeaseRenewal? Written { get; set; }

    /// <summary>Whether the Node was found to be silent for too long.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>Status of the condition <c>Ready</c> after the last look; null when there is none.</summary>
    public string? Ready { get; set; }

    /// <summary>The zone whose state the Node counts for; null when it counts for none.</summary>
    public EvictionZone? Zone { get; set; }

    /// <summary>Whether Pods must still be marked as not ready, which failed.</summary>
    public bool HasUnmarkedPods { get; set; }
}

/// <summary>One renewal of a Node's Lease.</summary>
/// <param name="Time">When it was renewed.</param>
/// <param name="SeenAt">The moment at which the monitor takes note of it.</param>
internal readonly record struct LeaseRenewal(DateTimeOffset Time, DateTimeOffset SeenAt);

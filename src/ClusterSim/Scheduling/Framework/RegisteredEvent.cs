namespace ClusterSim.Scheduling;

/// <summary>A kind of change that may help Pods a plugin rejected.</summary>
/// <param name="Resource">What changed.</param>
/// <param name="Actions">How.</param>
/// <param name="MayHelp">Given the waiting Pod and the change: whether trying the Pod again is worth it (Kubernetes: the queueing hint). Null: always.</param>
public sealed record RegisteredEvent(EventResource Resource, EventActions Actions, Func<Pod, ClusterEvent, bool>? MayHelp = null);

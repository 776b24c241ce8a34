namespace ClusterSim.Scheduling;

/// <summary>A change in the cluster that may let waiting Pods be scheduled.</summary>
/// <param name="Resource">What changed.</param>
/// <param name="Action">How: exactly one action.</param>
/// <param name="Before">The object before; null when it is new.</param>
/// <param name="After">The object after; null when it is gone.</param>
/// <remarks>Source: kube-scheduler framework/types.go, ClusterEvent (v1.36).</remarks>
public readonly record struct ClusterEvent(EventResource Resource, EventActions Action, ApiObject? Before, ApiObject? After);

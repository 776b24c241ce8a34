namespace ClusterSim.Scheduling;

/// <summary>What changed about a Pod or Node, as far as waiting Pods care.</summary>
/// <remarks>Source: kube-scheduler framework/events.go (v1.36).</remarks>
internal static class PodChanges
{
    /// <summary>The changes between two states of a Pod; <see cref="EventActions.UpdateOther"/> when none of them is a known one.</summary>
    public static EventActions Of(Pod before, Pod after)
    {
        var actions = EventActions.None;
        if (before.Metadata.Labels != after.Metadata.Labels)
            actions |= EventActions.UpdatePodLabel;
        if (IsScaledDown(before.Spec, after.Spec))
            actions |= EventActions.UpdatePodScaleDown;
        if (before.Spec.SchedulingGates.Count > 0 && after.Spec.SchedulingGates.Count == 0)
            actions |= EventActions.UpdatePodSchedulingGatesEliminated;
        if (before.Spec.Tolerations.Count != after.Spec.Tolerations.Count)
            actions |= EventActions.UpdatePodToleration;
        if (before.Status.ResourceClaimStatuses != after.Status.ResourceClaimStatuses)
            actions |= EventActions.UpdatePodGeneratedResourceClaim;
        return actions == EventActions.None ? EventActions.UpdateOther : actions;
    }

    /// <summary>The changes between two states of a Node that may make it fit more Pods; none when nothing of interest changed.</summary>
    public static EventActions Of(Node before, Node after)
    {
        var actions = EventActions.None;
        if (before.Spec.Unschedulable && !after.Spec.Unschedulable)
            actions |= EventActions.UpdateNodeTaint;
        if (before.Status.Allocatable != after.Status.Allocatable)
            actions |= EventActions.UpdateNodeAllocatable;
        if (before.Metadata.Labels != after.Metadata.Labels)
            actions |= EventActions.UpdateNodeLabel;
        if (before.Spec.Taints != after.Spec.Taints)
            actions |= EventActions.UpdateNodeTaint;
        if (!NodeFacts.HaveSameConditions(before.Status.Conditions, after.Status.Conditions))
            actions |= EventActions.UpdateNodeCondition;
        if (before.Metadata.Annotations != after.Metadata.Annotations)
            actions |= EventActions.UpdateNodeAnnotation;
        return actions;
    }

    private static bool IsScaledDown(PodSpec before, PodSpec after)
    {
        if (ReferenceEquals(before.Containers, after.Containers) && before.Resources == after.Resources)
            return false; // By far the most common, and cheap to see.
        var requests = PodTotals.Requests(after);
        foreach (var (name, quantity) in PodTotals.Requests(before))
        {
            if (!requests.TryGetValue(name, out var now) || quantity > now)
                return true;
        }
        return false;
    }
}

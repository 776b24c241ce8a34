namespace ClusterSim.Scheduling.Plugins;

/// <content>Which changes may help a Pod that was rejected.</content>
/// <remarks>Source: plugins/podtopologyspread/plugin.go, isSchedulableAfterPodChange, isSchedulableAfterNodeChange (v1.36).</remarks>
public sealed partial class PodTopologySpread
{
    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister =>
    [
        new(EventResource.AssignedPod, EventActions.Add | EventActions.UpdatePodLabel | EventActions.Delete, OtherPodMayHelp),
        new(EventResource.TargetPod, EventActions.UpdatePodLabel | EventActions.UpdatePodToleration, OwnChangeMayHelp),
        new(EventResource.Node, EventActions.Add | EventActions.Delete | EventActions.UpdateNodeLabel | EventActions.UpdateNodeTaint, NodeMayHelp),
    ];

    // What default constraints select is known with the snapshot only: without constraints of its own, every change may help.
    private static List<TopologySpreadConstraint>? HardOf(Pod pod) =>
        pod.Spec.TopologySpreadConstraints.Count == 0 ? null : [.. pod.Spec.TopologySpreadConstraints.Where(static constraint => constraint.WhenUnsatisfiable == "DoNotSchedule")];

    private static bool OtherPodMayHelp(Pod pod, ClusterEvent change)
    {
        var (before, after) = ((Pod?)change.Before, (Pod?)change.After);
        if ((after ?? before)!.Metadata.Namespace != pod.Metadata.Namespace)
            return false;
        if (HardOf(pod) is not { } constraints)
            return true;
        return before is null || after is null
            ? constraints.Exists(constraint => Counts(constraint, pod, (after ?? before)!))
            : constraints.Exists(constraint => Counts(constraint, pod, before) != Counts(constraint, pod, after));
    }

    private static bool OwnChangeMayHelp(Pod pod, ClusterEvent change)
    {
        if (change is not { Before: Pod before, After: Pod after } || HardOf(pod) is not { } constraints)
            return true;
        if (before.Spec.Tolerations != after.Spec.Tolerations && constraints.Exists(static constraint => constraint.NodeTaintsPolicy == "Honor"))
            return true;
        return constraints.Exists(constraint => Counts(constraint, pod, before) != Counts(constraint, pod, after));
    }

    private static bool NodeMayHelp(Pod pod, ClusterEvent change)
    {
        if (HardOf(pod) is not { } constraints)
            return true;
        var (before, after) = (change.Before as Node, change.After as Node);
        var (did, does) = (HasKeys(before, constraints), HasKeys(after, constraints));
        if (before is null || after is null)
            return did || does;
        return did != does
            || (does && (before.Spec.Taints != after.Spec.Taints
                || constraints.Exists(constraint => before.Metadata.Labels.Find(constraint.TopologyKey) != after.Metadata.Labels.Find(constraint.TopologyKey))));
    }

    private static bool HasKeys(Node? node, List<TopologySpreadConstraint> constraints) =>
        node is not null && constraints.TrueForAll(constraint => node.Metadata.Labels.ContainsKey(constraint.TopologyKey));

    private static bool Counts(TopologySpreadConstraint constraint, Pod pod, Pod other) =>
        TopologyReader.SelectorOf(constraint, pod).Matches(other.Metadata.Labels);
}

namespace ClusterSim.Scheduling.Plugins;

/// <content>Which changes may help a Pod that was rejected.</content>
/// <remarks>Source: plugins/interpodaffinity/plugin.go, isSchedulableAfterPodChange, isSchedulableAfterNodeChange (v1.36).</remarks>
public sealed partial class InterPodAffinity
{
    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.AssignedPod, EventActions.Add | EventActions.UpdatePodLabel | EventActions.Delete, OtherPodMayHelp),
        new(EventResource.TargetPod, EventActions.UpdatePodLabel),
        new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeLabel | EventActions.UpdateNodeTaint, NodeMayHelp),
    ];

    private static ValueList<PodAffinityTerm> Required(Pod pod) => pod.Spec.Affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [];

    private static ValueList<PodAffinityTerm> RequiredAnti(Pod pod) => pod.Spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [];

    private static bool OtherPodMayHelp(Pod pod, ClusterEvent change)
    {
        var (before, after) = ((Pod?)change.Before, (Pod?)change.After);
        if (after is not null && AreAllAbout(Required(pod), pod, after) && (before is null || !AreAllAbout(Required(pod), pod, before)))
            return true;
        if (before is null)
            return false;
        if (AreAllAbout(RequiredAnti(pod), pod, before) && (after is null || !AreAllAbout(RequiredAnti(pod), pod, after)))
            return true;
        return after is null && RequiredAnti(before).Any(term => IsAbout(term, before, pod)); // It kept the Pod away.
    }

    private static bool NodeMayHelp(Pod pod, ClusterEvent change) =>
        change.After is Node node && (Required(pod).Concat(RequiredAnti(pod)).Any(term => node.Metadata.Labels.ContainsKey(term.TopologyKey))
            || (Required(pod).Count == 0 && RequiredAnti(pod).Count == 0)); // Rejected by what other Pods require.

    private static bool AreAllAbout(ValueList<PodAffinityTerm> terms, Pod owner, Pod other) => terms.Count > 0 && terms.All(term => IsAbout(term, owner, other));

    // Namespaces that are selected by label may be meant: then it is worth a try.
    private static bool IsAbout(PodAffinityTerm term, Pod owner, Pod other) =>
        term.LabelSelector.Matches(other.Metadata.Labels)
        && (term.NamespaceSelector is not null
            || (term.Namespaces.Count == 0 ? owner.Metadata.Namespace == other.Metadata.Namespace : term.Namespaces.Any(name => name == other.Metadata.Namespace)));
}

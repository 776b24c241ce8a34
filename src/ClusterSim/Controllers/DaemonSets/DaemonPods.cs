using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>What the Pods of a DaemonSet look like, and which node each is for.</summary>
/// <remarks>Source: daemon/util/daemonset_util.go (v1.36).</remarks>
internal static class DaemonPods
{
    private const string NameField = "metadata.name";

    /// <summary>A Pod as the others of the set are, but for its node.</summary>
    public static Pod Pattern(DaemonSet set, DaemonRevision revision)
    {
        var pod = Pod.FromTemplate(set.Spec.Template, set);
        return pod with { Metadata = pod.Metadata with { Labels = revision.AddTo(pod.Metadata.Labels) }, Spec = pod.Spec with { Tolerations = DaemonTolerations.Of(pod.Spec) } };
    }

    /// <summary>The pattern for one node: the scheduler may bind it to no other.</summary>
    public static Pod For(Pod pattern, string node)
    {
        var affinity = pattern.Spec.Affinity ?? new();
        var pinned = (affinity.NodeAffinity ?? new()) with
        {
            RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchFields = [new() { Key = NameField, Operator = "In", Values = [node] }] }] },
        };
        return pattern with { Spec = pattern.Spec with { Affinity = affinity with { NodeAffinity = pinned } } };
    }

    /// <summary>The node a Pod is on, or for; null when it does not say.</summary>
    public static string? NodeOf(Pod pod)
    {
        if (!string.IsNullOrEmpty(pod.Spec.NodeName))
            return pod.Spec.NodeName;
        if (pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is not { } required)
            return null;
        foreach (var term in required.NodeSelectorTerms)
            foreach (var requirement in term.MatchFields)
                if (requirement is { Key: NameField, Operator: "In" })
                    return requirement.Values.Count == 1 ? requirement.Values[0] : null;
        return null;
    }
}

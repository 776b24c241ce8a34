using ClusterSim.Api.Apps;
using ClusterSim.Controllers.Revisions;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>What the Pods of a DaemonSet look like, and which node each is for.</summary>
/// <remarks>Source: daemon/util/daemonset_util.go (v1.36).</remarks>
internal static class DaemonPods
{
    private const string GenerationLabel = "pod-template-generation";
    private const string GenerationAnnotation = "deprecated.daemonset.template.generation";
    private const string NameField = "metadata.name";

    /// <summary>A Pod as the others of the set are, but for its node.</summary>
    public static Pod Pattern(DaemonSet set, string hash)
    {
        var pod = Pod.FromTemplate(set.Spec.Template, set);
        var labels = pod.Metadata.Labels.Set(RevisionNames.PodLabel, hash);
        return pod with
        {
            Metadata = pod.Metadata with { Labels = GenerationOf(set) is { } generation ? labels.Set(GenerationLabel, generation) : labels },
            Spec = pod.Spec with { Tolerations = DaemonTolerations.Of(pod.Spec) },
        };
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

    /// <summary>Whether a Pod comes from the present template.</summary>
    public static bool IsUpdated(DaemonSet set, Pod pod, string hash) =>
        pod.Metadata.Labels.Find(RevisionNames.PodLabel) == hash || (GenerationOf(set) is { } generation && pod.Metadata.Labels.Find(GenerationLabel) == generation);

    // What is no number counts for nothing.
    private static string? GenerationOf(DaemonSet set) => set.Annotation(GenerationAnnotation) is { } text && long.TryParse(text, out var number)
        ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : null;
}

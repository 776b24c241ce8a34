using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about terms of Pod affinity without a selector, which match nothing rather than everything.</summary>
/// <remarks>Source: api/pod/warnings.go, warningsForPodAffinityTerms, warningsForWeightedPodAffinityTerms (v1.36).</remarks>
internal static class NullSelectorWarnings
{
    public static IEnumerable<string> Of(Affinity? affinity, FieldPath path) =>
    [
        .. Of(affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution, path["podAffinity"]),
        .. Of(affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, path["podAffinity"]),
        .. Of(affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution, path["podAntiAffinity"]),
        .. Of(affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, path["podAntiAffinity"]),
    ];

    public static string At(FieldPath path) => $"{path}: a null labelSelector results in matching no pod";

    private static IEnumerable<string> Of(ValueList<PodAffinityTerm>? terms, FieldPath path) => (terms ?? [])
        .Select((term, index) => (term.LabelSelector, Path: path["requiredDuringSchedulingIgnoredDuringExecution"][index]["labelSelector"]))
        .Where(entry => entry.LabelSelector is null)
        .Select(entry => At(entry.Path));

    private static IEnumerable<string> Of(ValueList<WeightedPodAffinityTerm>? terms, FieldPath path) => (terms ?? [])
        .Select((term, index) => (term.PodAffinityTerm.LabelSelector, Path: path["preferredDuringSchedulingIgnoredDuringExecution"][index]["podAffinityTerm"]["labelSelector"]))
        .Where(entry => entry.LabelSelector is null)
        .Select(entry => At(entry.Path));
}

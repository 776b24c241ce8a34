using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about what a StatefulSet says to no effect or with surprising ones.</summary>
/// <remarks>Source: registry/apps/statefulset/strategy.go, WarningsOnCreate (v1.36).</remarks>
internal static class StatefulSetWarnings
{
    public static IEnumerable<string> Of(StatefulSetSpec spec) => [.. OfTemplate(spec), .. OfClaims(spec, ""), .. OfHistory(spec)];

    /// <summary>What to warn about when a StatefulSet is written over another one; its claims have another path then, as in Kubernetes.</summary>
    public static IEnumerable<string> OfChange(StatefulSetSpec spec, bool isNewGeneration) =>
        [.. isNewGeneration ? OfTemplate(spec) : [], .. OfClaims(spec, ".Spec"), .. OfHistory(spec)];

    private static IEnumerable<string> OfTemplate(StatefulSetSpec spec) => PodWarnings.Of(spec.Template, FieldPath.Spec["template"]);

    private static IEnumerable<string> OfClaims(StatefulSetSpec spec, string suffix) =>
        spec.VolumeClaimTemplates.SelectMany((claim, i) => StorageWarnings.OfClaimSpec(claim.Spec, $"spec.volumeClaimTemplates[{i}]{suffix}"));

    private static IEnumerable<string> OfHistory(StatefulSetSpec spec) =>
        spec.RevisionHistoryLimit < 0 ? ["spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended"] : [];
}

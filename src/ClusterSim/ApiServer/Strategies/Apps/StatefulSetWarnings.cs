using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about what a StatefulSet says to no effect.</summary>
/// <remarks>Source: registry/apps/statefulset/strategy.go, WarningsOnCreate (v1.36).</remarks>
internal static class StatefulSetWarnings
{
    public static IEnumerable<string> Of(StatefulSetSpec spec) =>
        spec.RevisionHistoryLimit < 0 ? ["spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended"] : [];
}

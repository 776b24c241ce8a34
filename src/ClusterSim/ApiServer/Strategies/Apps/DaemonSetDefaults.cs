using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a DaemonSet leaves out.</summary>
/// <remarks>Source: apps/v1/defaults.go, SetDefaults_DaemonSet (v1.36).</remarks>
internal static class DaemonSetDefaults
{
    public static DaemonSet Apply(DaemonSet obj) => obj with
    {
        Spec = obj.Spec with
        {
            Template = PodTemplateDefaults.Apply(obj.Spec.Template),
            UpdateStrategy = Apply(obj.Spec.UpdateStrategy),
            RevisionHistoryLimit = obj.Spec.RevisionHistoryLimit ?? 10,
        },
    };

    private static DaemonSetUpdateStrategy Apply(DaemonSetUpdateStrategy strategy)
    {
        var type = string.IsNullOrEmpty(strategy.Type) ? "RollingUpdate" : strategy.Type;
        if (type != "RollingUpdate")
            return strategy;
        var rolling = strategy.RollingUpdate ?? new();
        return strategy with
        {
            Type = type,
            RollingUpdate = rolling with { MaxUnavailable = rolling.MaxUnavailable ?? 1, MaxSurge = rolling.MaxSurge ?? 0 },
        };
    }
}

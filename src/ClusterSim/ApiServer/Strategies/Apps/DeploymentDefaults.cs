using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a Deployment leaves out.</summary>
/// <remarks>Source: apps/v1/defaults.go, SetDefaults_Deployment (v1.36).</remarks>
internal static class DeploymentDefaults
{
    private static readonly IntOrString Quarter = "25%";

    public static Deployment Apply(Deployment obj) => obj with
    {
        Spec = obj.Spec with
        {
            Replicas = obj.Spec.Replicas ?? 1,
            Template = PodTemplateDefaults.Apply(obj.Spec.Template),
            Strategy = Apply(obj.Spec.Strategy),
            RevisionHistoryLimit = obj.Spec.RevisionHistoryLimit ?? 10,
            ProgressDeadlineSeconds = obj.Spec.ProgressDeadlineSeconds ?? 600,
        },
    };

    private static Api.Apps.DeploymentStrategy Apply(Api.Apps.DeploymentStrategy strategy)
    {
        var type = string.IsNullOrEmpty(strategy.Type) ? "RollingUpdate" : strategy.Type;
        if (type != "RollingUpdate")
            return strategy;
        var rolling = strategy.RollingUpdate ?? new();
        return strategy with
        {
            Type = type,
            RollingUpdate = rolling with { MaxUnavailable = rolling.MaxUnavailable ?? Quarter, MaxSurge = rolling.MaxSurge ?? Quarter },
        };
    }
}

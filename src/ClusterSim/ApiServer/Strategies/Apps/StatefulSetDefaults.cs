using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a StatefulSet leaves out.</summary>
/// <remarks>Source: apps/v1/defaults.go, SetDefaults_StatefulSet (v1.36).</remarks>
internal static class StatefulSetDefaults
{
    private const string Retain = "Retain";

    public static StatefulSet Apply(StatefulSet obj) => obj with
    {
        Spec = obj.Spec with
        {
            Replicas = obj.Spec.Replicas ?? 1,
            Template = PodTemplateDefaults.Apply(obj.Spec.Template),
            VolumeClaimTemplates = obj.Spec.VolumeClaimTemplates.Replace(PersistentVolumeClaimDefaults.Apply),
            PodManagementPolicy = string.IsNullOrEmpty(obj.Spec.PodManagementPolicy) ? "OrderedReady" : obj.Spec.PodManagementPolicy,
            UpdateStrategy = Apply(obj.Spec.UpdateStrategy),
            RevisionHistoryLimit = obj.Spec.RevisionHistoryLimit ?? 10,
            PersistentVolumeClaimRetentionPolicy = Apply(obj.Spec.PersistentVolumeClaimRetentionPolicy ?? new()),
        },
    };

    // A strategy that names its type gets no rolling update it did not ask for.
    private static StatefulSetUpdateStrategy Apply(StatefulSetUpdateStrategy strategy)
    {
        var rolling = string.IsNullOrEmpty(strategy.Type) ? strategy.RollingUpdate ?? new() : strategy.RollingUpdate;
        var type = string.IsNullOrEmpty(strategy.Type) ? "RollingUpdate" : strategy.Type;
        if (type != "RollingUpdate" || rolling is null)
            return strategy with { Type = type };
        return strategy with { Type = type, RollingUpdate = rolling with { Partition = rolling.Partition ?? 0 } };
    }

    private static StatefulSetPersistentVolumeClaimRetentionPolicy Apply(StatefulSetPersistentVolumeClaimRetentionPolicy policy) => policy with
    {
        WhenDeleted = string.IsNullOrEmpty(policy.WhenDeleted) ? Retain : policy.WhenDeleted,
        WhenScaled = string.IsNullOrEmpty(policy.WhenScaled) ? Retain : policy.WhenScaled,
    };
}

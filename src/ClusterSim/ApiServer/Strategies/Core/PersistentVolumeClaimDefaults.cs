namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a claim for storage leaves out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_PersistentVolumeClaim (v1.36).</remarks>
internal static class PersistentVolumeClaimDefaults
{
    public static PersistentVolumeClaim Apply(PersistentVolumeClaim obj) => obj with
    {
        Spec = Apply(obj.Spec),
        Status = string.IsNullOrEmpty(obj.Status.Phase) ? obj.Status with { Phase = "Pending" } : obj.Status,
    };

    public static PersistentVolumeClaimSpec Apply(PersistentVolumeClaimSpec spec) => spec.VolumeMode is null ? spec with { VolumeMode = "Filesystem" } : spec;
}

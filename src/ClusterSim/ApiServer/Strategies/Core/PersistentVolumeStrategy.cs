using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How PersistentVolumes are written.</summary>
/// <remarks>Source: registry/core/persistentvolume/strategy.go (v1.36).</remarks>
internal sealed class PersistentVolumeStrategy : ResourceStrategy<PersistentVolume>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    public override ApiObject Stamp(ApiObject obj, ApiObject old, Time now)
    {
        var (volume, status, before) = ((PersistentVolume)obj, ((PersistentVolume)obj).Status, ((PersistentVolume)old).Status);
        var isMoved = status.Phase != before.Phase && (status.LastPhaseTransitionTime is null || status.LastPhaseTransitionTime == before.LastPhaseTransitionTime);
        return isMoved ? volume with { Status = status with { LastPhaseTransitionTime = now } } : volume;
    }

    protected override PersistentVolume Default(PersistentVolume obj) => obj with
    {
        Spec = PersistentVolumeDefaults.Apply(obj.Spec) with
        {
            PersistentVolumeReclaimPolicy = string.IsNullOrEmpty(obj.Spec.PersistentVolumeReclaimPolicy) ? "Retain" : obj.Spec.PersistentVolumeReclaimPolicy,
            VolumeMode = obj.Spec.VolumeMode ?? "Filesystem",
        },
        Status = string.IsNullOrEmpty(obj.Status.Phase) ? obj.Status with { Phase = "Pending" } : obj.Status,
    };

    protected override PersistentVolume PrepareForCreate(PersistentVolume obj) =>
        obj with { Status = new() { Phase = "Pending", LastPhaseTransitionTime = obj.Metadata.CreationTimestamp } };

    protected override PersistentVolume PrepareForUpdate(PersistentVolume obj, PersistentVolume old) => obj with { Status = old.Status };

    protected override PersistentVolume PrepareForStatusUpdate(PersistentVolume obj, PersistentVolume old) => obj with { Spec = old.Spec };

    // Volume plugins look once more in Kubernetes, and find nothing that is not found here.
    protected override void Validate(PersistentVolume obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PersistentVolumeValidation.Validate(obj.Spec, obj.Metadata.Name ?? "", FieldPath.Spec, errors);
    }

    protected override void ValidateUpdate(PersistentVolume obj, PersistentVolume old, FieldErrors errors)
    {
        Validate(obj, errors);
        Validate(obj, errors);
        PersistentVolumeUpdate.Validate(obj.Spec, old.Spec, errors);
    }

    protected override IEnumerable<string> Warnings(PersistentVolume obj) => StorageWarnings.OfVolume(obj);
}

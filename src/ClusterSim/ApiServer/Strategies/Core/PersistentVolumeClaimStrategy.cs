using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How claims for storage are written.</summary>
/// <remarks>Source: registry/core/persistentvolumeclaim/strategy.go (v1.36).</remarks>
internal sealed class PersistentVolumeClaimStrategy : ResourceStrategy<PersistentVolumeClaim>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    // Recorded; what the real server leaves out at first is not known.
    public override bool IsRewrittenAfterCreation(ApiObject obj) => true;

    protected override PersistentVolumeClaim Default(PersistentVolumeClaim obj) => PersistentVolumeClaimDefaults.Apply(obj);

    protected override PersistentVolumeClaim PrepareForCreate(PersistentVolumeClaim obj) =>
        obj with { Status = new() { Phase = "Pending" }, Spec = ClaimDataSources.Normalize(obj.Spec, null) };

    protected override PersistentVolumeClaim PrepareForUpdate(PersistentVolumeClaim obj, PersistentVolumeClaim old) =>
        obj with { Status = old.Status, Spec = ClaimDataSources.Normalize(obj.Spec, old.Spec) };

    protected override PersistentVolumeClaim PrepareForStatusUpdate(PersistentVolumeClaim obj, PersistentVolumeClaim old) => obj with { Spec = old.Spec };

    protected override void Validate(PersistentVolumeClaim obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PersistentVolumeClaimValidation.ValidateSpec(obj.Spec, FieldPath.Spec, errors);
    }

    protected override void ValidateUpdate(PersistentVolumeClaim obj, PersistentVolumeClaim old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
        Validate(obj, errors);
        PersistentVolumeClaimUpdate.Validate(obj, old, errors);
    }

    protected override void ValidateStatusUpdate(PersistentVolumeClaim obj, PersistentVolumeClaim old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        PersistentVolumeClaimValidation.ValidateStatus(obj, errors);
    }

    protected override IEnumerable<string> Warnings(PersistentVolumeClaim obj) => StorageWarnings.OfClaim(obj);
}

using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ResourceQuotas are written.</summary>
/// <remarks>Source: registry/core/resourcequota/strategy.go (v1.36).</remarks>
internal sealed class ResourceQuotaStrategy : ResourceStrategy<ResourceQuota>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    protected override ResourceQuota PrepareForCreate(ResourceQuota obj) => obj with { Status = new() };

    protected override ResourceQuota PrepareForUpdate(ResourceQuota obj, ResourceQuota old) => obj with { Status = old.Status };

    protected override ResourceQuota PrepareForStatusUpdate(ResourceQuota obj, ResourceQuota old) => obj with { Spec = old.Spec };

    protected override void Validate(ResourceQuota obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ResourceQuotaValidation.ValidateSpec(obj.Spec, errors);
    }

    protected override void ValidateUpdate(ResourceQuota obj, ResourceQuota old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ResourceQuotaValidation.ValidateSpec(obj.Spec, errors);
        if (!obj.Spec.Scopes.ToHashSet().SetEquals(old.Spec.Scopes))
            errors.Invalid(FieldPath.Spec["scopes"], obj.Spec.Scopes, FormatText.Immutable);
    }

    protected override void ValidateStatusUpdate(ResourceQuota obj, ResourceQuota old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ResourceQuotaValidation.ValidateAmounts(obj.Status.Hard, FieldPath.Status["hard"], errors);
        ResourceQuotaValidation.ValidateAmounts(obj.Status.Used, FieldPath.Status["used"], errors);
    }
}

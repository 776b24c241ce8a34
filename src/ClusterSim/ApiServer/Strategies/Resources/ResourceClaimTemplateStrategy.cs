using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ResourceClaimTemplates are written: they are fixed.</summary>
/// <remarks>Source: registry/resource/resourceclaimtemplate/strategy.go (v1.36).</remarks>
internal sealed class ResourceClaimTemplateStrategy : ResourceStrategy<ResourceClaimTemplate>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    protected override ResourceClaimTemplate Default(ResourceClaimTemplate obj) => obj with { Spec = obj.Spec with { Spec = DeviceClaimDefaults.Apply(obj.Spec.Spec) } };

    protected override void Validate(ResourceClaimTemplate obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        EphemeralVolumeValidation.ValidateMetadata(obj.Spec.Metadata, FieldPath.Spec["metadata"], errors);
        DeviceClaimValidation.Validate(obj.Spec.Spec.Devices, FieldPath.Spec["spec"]["devices"], errors);
    }

    protected override void ValidateUpdate(ResourceClaimTemplate obj, ResourceClaimTemplate old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Spec, obj.Spec, old.Spec);
    }
}

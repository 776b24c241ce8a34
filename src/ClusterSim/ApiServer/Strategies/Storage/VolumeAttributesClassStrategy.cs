using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How VolumeAttributesClasses are written.</summary>
/// <remarks>Source: registry/storage/volumeattributesclass/strategy.go; storage/validation/validation.go (v1.36).</remarks>
internal sealed class VolumeAttributesClassStrategy : ResourceStrategy<VolumeAttributesClass>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    protected override void Validate(VolumeAttributesClass obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        DriverParameters.ValidateDriver(obj.DriverName, FieldPath.Root("driverName"), errors);
        DriverParameters.Validate(obj.Parameters, FieldPath.Root("parameters"), errors);
        if (obj.Parameters.Count == 0)
            errors.Required(FieldPath.Root("parameters"), "must contain at least one key/value pair");
    }

    protected override void ValidateUpdate(VolumeAttributesClass obj, VolumeAttributesClass old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        if (obj.DriverName != old.DriverName)
            errors.Forbidden(FieldPath.Root("driverName"), "updates to driverName are forbidden.");
        if (obj.Parameters != old.Parameters)
            errors.Forbidden(FieldPath.Root("parameters"), "updates to parameters are forbidden.");
        Validate(obj, errors);
    }
}

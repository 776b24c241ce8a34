using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How DeviceClasses are written.</summary>
/// <remarks>Source: registry/resource/deviceclass/strategy.go; apis/resource/validation/validation.go, validateDeviceClassSpec (v1.36).</remarks>
internal sealed class DeviceClassStrategy : ResourceStrategy<DeviceClass>
{
    private const int MaxConfig = 32; // DeviceConfigMaxSize

    public override bool ReturnsDeletedObject => true;

    protected override void Validate(DeviceClass obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        DeviceClaimValidation.ValidateSelectors(obj.Spec.Selectors, FieldPath.Spec["selectors"], errors);
        DeviceLists.Validate(obj.Spec.Config, MaxConfig, FieldPath.Spec["config"], errors, (config, at) => DeviceClaimValidation.ValidateOpaque(config.Opaque, at["opaque"], errors));
        if (obj.Spec.ExtendedResourceName is { } name && !ResourceNames.IsExtended(name))
            errors.Invalid(FieldPath.Spec["extendedResourceName"], name, "must be a valid extended resource name");
    }
}

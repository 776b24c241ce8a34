using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;
using ResourceClaim = ClusterSim.Api.Resources.ResourceClaim;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ResourceClaims are written: what they wish for is fixed.</summary>
/// <remarks>Source: registry/resource/resourceclaim/strategy.go (v1.36).</remarks>
internal sealed class ResourceClaimStrategy : ResourceStrategy<ResourceClaim>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    protected override ResourceClaim Default(ResourceClaim obj) => obj with { Spec = DeviceClaimDefaults.Apply(obj.Spec) };

    protected override ResourceClaim PrepareForCreate(ResourceClaim obj) => obj with { Status = new() };

    protected override ResourceClaim PrepareForUpdate(ResourceClaim obj, ResourceClaim old) => obj with { Status = old.Status };

    protected override ResourceClaim PrepareForStatusUpdate(ResourceClaim obj, ResourceClaim old) =>
        WithoutDeallocated(obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) }, old);

    protected override void Validate(ResourceClaim obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        DeviceClaimValidation.Validate(obj.Spec.Devices, FieldPath.Spec["devices"], errors);
    }

    protected override void ValidateUpdate(ResourceClaim obj, ResourceClaim old, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Spec, obj.Spec, old.Spec);
    }

    protected override void ValidateStatusUpdate(ResourceClaim obj, ResourceClaim old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ResourceClaimStatusValidation.Validate(obj, old, errors);
    }

    // Nobody needs to know how a device is that the claim has no longer.
    private static ResourceClaim WithoutDeallocated(ResourceClaim obj, ResourceClaim old)
    {
        var now = ResourceClaimStatusValidation.DevicesOf(obj.Status.Allocation);
        var gone = ResourceClaimStatusValidation.DevicesOf(old.Status.Allocation).Except(now).ToHashSet();
        return obj with { Status = obj.Status with { Devices = obj.Status.Devices.RemoveAll(device => gone.Contains((device.Driver, device.Pool, device.Device, device.ShareID))) } };
    }
}

using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ResourceSlices are written.</summary>
/// <remarks>Source: registry/resource/resourceslice/strategy.go; apis/resource/v1/defaults.go (v1.36).</remarks>
internal sealed class ResourceSliceStrategy : ResourceStrategy<ResourceSlice>
{
    public override bool ReturnsDeletedObject => true;

    // DRAListTypeAttributes and DRANodeAllocatableResources are off. A taint was added when it was written first.
    protected override ResourceSlice PrepareForCreate(ResourceSlice obj) =>
        WithTaintTimes(WithoutDisabled(obj), obj.Metadata.CreationTimestamp);

    protected override ResourceSlice PrepareForUpdate(ResourceSlice obj, ResourceSlice old) => WithoutDisabled(obj);

    public override ApiObject Stamp(ApiObject obj, ApiObject old, Time now) => WithTaintTimes((ResourceSlice)obj, now);

    protected override void Validate(ResourceSlice obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ResourceSliceValidation.Validate(obj.Spec, null, errors);
    }

    protected override void ValidateUpdate(ResourceSlice obj, ResourceSlice old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ResourceSliceValidation.Validate(obj.Spec, old.Spec, errors);
    }

    protected override IEnumerable<string> Warnings(ResourceSlice obj) => obj.Spec.Driver.Any(char.IsAsciiLetterUpper)
        ? [$"spec.driver: driver names should be lowercase; {GoText.Quote(obj.Spec.Driver)} contains uppercase characters"]
        : [];

    private static ResourceSlice WithoutDisabled(ResourceSlice obj) => obj with
    {
        Spec = obj.Spec with
        {
            Devices = obj.Spec.Devices.Select(device => device with
            {
                NodeAllocatableResourceMappings = [],
                Attributes = [.. device.Attributes.Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { Ints = [], Bools = [], Strings = [], Versions = [] }))],
            }).ToValueList(),
        },
    };

    private static ResourceSlice WithTaintTimes(ResourceSlice obj, Time? now) => obj with
    {
        Spec = obj.Spec with
        {
            Devices = obj.Spec.Devices.Select(device => device with { Taints = device.Taints.Select(taint => taint with { TimeAdded = taint.TimeAdded ?? now }).ToValueList() }).ToValueList(),
        },
    };
}

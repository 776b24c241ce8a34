using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;
using ResourceClaim = ClusterSim.Api.Resources.ResourceClaim;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with what a claim got, and who uses it.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateResourceClaimStatusUpdate (v1.36).</remarks>
internal static class ResourceClaimStatusValidation
{
    private const int MaxConsumers = 256; // ResourceClaimReservedForMaxSize
    private const int MaxResults = 32; // AllocationResultsMaxSize
    private const int MaxConfig = 64; // 2*DeviceConfigMaxSize
    private const int MaxConditions = 8; // AllocatedDeviceStatusMaxConditions
    private const int MaxDataBytes = 10 * 1024; // AllocatedDeviceStatusDataMaxLength
    private const int MaxInterfaceBytes = 256; // NetworkDeviceDataInterfaceNameMaxLength
    private const int MaxHardwareBytes = 128; // NetworkDeviceDataHardwareAddressMaxLength
    private const int MaxAddresses = 16; // NetworkDeviceDataMaxIPs

    /// <summary>What tells the allocated devices apart.</summary>
    public static IEnumerable<(string Driver, string Pool, string Device, string? Share)> DevicesOf(AllocationResult? allocation) =>
        allocation?.Devices.Results.Select(result => (result.Driver, result.Pool, result.Device, result.ShareID)) ?? [];

    public static void Validate(ResourceClaim claim, ResourceClaim old, FieldErrors errors)
    {
        var (status, path) = (claim.Status, FieldPath.Status);
        DeviceLists.Validate(status.ReservedFor, MaxConsumers, path["reservedFor"], errors, (consumer, at) => ValidateConsumer(consumer, at, errors), consumer => consumer.Uid);
        var allocated = DevicesOf(status.Allocation).ToHashSet();
        DeviceLists.Validate(status.Devices, int.MaxValue, path["devices"], errors, (device, at) => ValidateDevice(device, allocated, at, errors), NameOf);
        if (status.ReservedFor.Count > 0 && status.Allocation is null)
            errors.Forbidden(path["reservedFor"], "may not be specified when `allocated` is not set");
        else if (claim.Metadata.DeletionTimestamp is not null && status.ReservedFor.Except(old.Status.ReservedFor).Any())
            errors.Forbidden(path["reservedFor"], "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set");
        if (status.Allocation is not { } allocation)
            return;
        if (old.Status.Allocation is not null)
            errors.Unchanged(path["allocation"], allocation, old.Status.Allocation);
        else
            ValidateAllocation(allocation, DeviceClaimValidation.RequestNames(claim.Spec.Devices), path["allocation"], errors);
    }

    private static object NameOf(AllocatedDeviceStatus device) => string.Join('/', new[] { device.Driver, device.Pool, device.Device, device.ShareID }.Where(part => !string.IsNullOrEmpty(part)));

    private static void ValidateConsumer(ResourceClaimConsumerReference consumer, FieldPath path, FieldErrors errors)
    {
        if (consumer.Resource.Length == 0)
            errors.Required(path["resource"]);
        if (consumer.Name.Length == 0)
            errors.Required(path["name"]);
        if (consumer.Uid.Length == 0)
            errors.Required(path["uid"]);
    }

    private static void ValidateDevice(AllocatedDeviceStatus device, HashSet<(string, string, string, string?)> allocated, FieldPath path, FieldErrors errors)
    {
        CsiVolumeValidation.ValidateDriver(device.Driver, path["driver"], errors);
        DeviceNameSyntax.ValidatePool(device.Pool, path["pool"], errors);
        errors.Invalid(path["device"], device.Device, DnsName.CheckLabel(device.Device));
        if (!allocated.Contains((device.Driver, device.Pool, device.Device, device.ShareID)))
            errors.Invalid(path, NameOf(device), "must be an allocated device in the claim");
        if (device.Conditions.Count > MaxConditions)
            errors.TooMany(path["conditions"], device.Conditions.Count, MaxConditions);
        ConditionValidation.Validate(device.Conditions, path["conditions"], errors);
        if (device.Data is not null)
            DeviceClaimValidation.ValidateJson(device.Data, MaxDataBytes, path["data"], errors);
        ValidateNetwork(device.NetworkData, path["networkData"], errors);
    }

    private static void ValidateNetwork(NetworkDeviceData? data, FieldPath path, FieldErrors errors)
    {
        if (data is null)
            return;
        if (GoText.Length(data.InterfaceName ?? "") > MaxInterfaceBytes)
            errors.TooLong(path["interfaceName"], MaxInterfaceBytes);
        if (GoText.Length(data.HardwareAddress ?? "") > MaxHardwareBytes)
            errors.TooLong(path["hardwareAddress"], MaxHardwareBytes);
        DeviceLists.Validate(data.Ips, MaxAddresses, path["ips"], errors, (address, at) =>
        {
            if (CidrSyntax.Parse(address) is null)
                errors.Invalid(at, address, "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)");
        }, address => address);
    }

    private static void ValidateAllocation(AllocationResult allocation, IReadOnlySet<string> names, FieldPath path, FieldErrors errors)
    {
        DeviceLists.Validate(allocation.Devices.Results, MaxResults, path["devices"]["results"], errors, (result, at) =>
        {
            DeviceClaimValidation.ValidateReference(result.Request, names, at["request"], errors);
            CsiVolumeValidation.ValidateDriver(result.Driver, at["driver"], errors);
            DeviceNameSyntax.ValidatePool(result.Pool, at["pool"], errors);
            errors.Invalid(at["device"], result.Device, DnsName.CheckLabel(result.Device));
            BindingConditionValidation.Validate(result.BindingConditions, result.BindingFailureConditions, at, errors);
            DeviceClaimValidation.ValidateTolerations(result.Tolerations, at["tolerations"], errors);
        });
        DeviceLists.Validate(allocation.Devices.Config, MaxConfig, path["devices"]["config"], errors, (config, at) =>
        {
            if (config.Source.Length == 0)
                errors.Required(at["source"]);
            else if (config.Source is not ("FromClaim" or "FromClass"))
                errors.NotSupported(at["source"], config.Source, "FromClaim", "FromClass");
            DeviceClaimValidation.ValidateReferences(config.Requests, names, at["requests"], errors);
            DeviceClaimValidation.ValidateOpaque(config.Opaque, at["opaque"], errors);
        });
        if (allocation.NodeSelector is { } selector)
            NodeSelectorValidation.Validate(selector, path["nodeSelector"], errors);
    }
}

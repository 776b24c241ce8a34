using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the devices a driver offers.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateResourceSliceSpec (v1.36).</remarks>
internal static class ResourceSliceValidation
{
    private const int MaxDevices = 128; // ResourceSliceMaxDevices
    private const int MaxDevicesWithTaintsOrCounters = 64; // ResourceSliceMaxDevicesWithAdvancedFeatures
    private const int MaxCounterSets = 8; // ResourceSliceMaxCounterSets
    private const int MaxCounters = 32; // ResourceSliceMaxCountersPerCounterSet
    private const string OneOf = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";

    public static void Validate(ResourceSliceSpec spec, ResourceSliceSpec? old, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        CsiVolumeValidation.ValidateDriver(spec.Driver, path["driver"], errors);
        ValidatePool(spec.Pool, path["pool"], errors);
        if (old is not null)
        {
            errors.Unchanged(path["pool"]["name"], spec.Pool.Name, old.Pool.Name);
            errors.Unchanged(path["driver"], spec.Driver, old.Driver);
            errors.Unchanged(path["nodeName"], spec.NodeName, old.NodeName);
        }
        ValidatePlace(spec, path, errors);
        if (spec is { SharedCounters.Count: > 0, Devices.Count: > 0 })
            errors.Invalid(path, "", "only one of `sharedCounters` or `devices` is allowed");
        var max = spec.Devices.Any(device => device.Taints.Count > 0 || device.ConsumesCounters.Count > 0) ? MaxDevicesWithTaintsOrCounters : MaxDevices;
        DeviceLists.Validate(spec.Devices, max, path["devices"], errors, (device, at) => DeviceValidation.Validate(device, spec.PerDeviceNodeSelection == true, at, errors), device => device.Name);
        DeviceLists.Validate(spec.SharedCounters, MaxCounterSets, path["sharedCounters"], errors, (set, at) => ValidateCounters(set, at, errors), set => set.Name);
    }

    private static void ValidatePool(ResourcePool pool, FieldPath path, FieldErrors errors)
    {
        DeviceNameSyntax.ValidatePool(pool.Name, path["name"], errors);
        if (pool.ResourceSliceCount <= 0)
            errors.Invalid(path["resourceSliceCount"], pool.ResourceSliceCount, "must be greater than zero");
        errors.NotNegative(path["generation"], pool.Generation);
    }

    private static void ValidatePlace(ResourceSliceSpec spec, FieldPath path, FieldErrors errors)
    {
        var set = new List<string>();
        if (spec.NodeName is { Length: > 0 } node)
        {
            set.Add("`nodeName`");
            errors.Invalid(path["nodeName"], node, DnsName.CheckSubdomain(node));
        }
        else if (spec.NodeName is not null)
            errors.Invalid(path["nodeName"], spec.NodeName, "must be either unset or set to a non-empty string");
        if (spec.NodeSelector is { } selector)
        {
            set.Add("`nodeSelector`");
            NodeSelectorValidation.Validate(selector, path["nodeSelector"], errors);
            if (selector.NodeSelectorTerms.Count != 1)
                errors.Invalid(path["nodeSelector"]["nodeSelectorTerms"], selector.NodeSelectorTerms, "must have exactly one node selector term");
        }
        AddFlag(spec.AllNodes, "allNodes", set, path, errors);
        AddFlag(spec.PerDeviceNodeSelection, "perDeviceNodeSelection", set, path, errors);
        if (set.Count == 0)
            errors.Required(path, OneOf);
        else if (set.Count > 1)
            errors.Invalid(path, $"{{{string.Join(", ", set)}}}", OneOf + ", but multiple fields are set");
    }

    private static void AddFlag(bool? flag, string field, List<string> set, FieldPath path, FieldErrors errors)
    {
        if (flag == true)
            set.Add($"`{field}`");
        else if (flag == false)
            errors.Invalid(path[field], false, "must be either unset or set to true");
    }

    private static void ValidateCounters(CounterSet set, FieldPath path, FieldErrors errors)
    {
        if (set.Name.Length == 0)
            errors.Required(path["name"]);
        else
            errors.Invalid(path["name"], set.Name, DnsName.CheckLabel(set.Name));
        if (set.Counters.Count == 0)
            errors.Required(path["counters"]);
        else
            DeviceLists.ValidateMap(set.Counters, MaxCounters, path["counters"], errors, (name, at) => errors.Invalid(at, name, DnsName.CheckLabel(name)));
    }
}

using System.Text.RegularExpressions;
using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with one device on offer.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateDevice (v1.36).</remarks>
internal static partial class DeviceValidation
{
    private const int MaxProperties = 32; // ResourceSliceMaxAttributesAndCapacitiesPerDevice
    private const int MaxValueBytes = 64; // DeviceAttributeMaxValueLength
    private const int MaxTaints = 16; // DeviceTaintsMaxLength
    private const int MaxConsumptions = 2; // ResourceSliceMaxDeviceCounterConsumptionsPerDevice
    private const int MaxCounters = 32; // ResourceSliceMaxCountersPerDeviceCounterConsumption
    private const string Number = @"(0|[1-9]\d*)";
    private const string PreRelease = @"(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)";

    private static readonly string[] Effects = ["NoExecute", "NoSchedule", "None"];

    public static void Validate(Device device, bool choosesNodes, FieldPath path, FieldErrors errors)
    {
        errors.Invalid(path["name"], device.Name, DnsName.CheckLabel(device.Name));
        var properties = device.Attributes.Count + device.Capacity.Count;
        if (properties > MaxProperties)
            errors.Invalid(path, properties, $"the total number of attributes and capacities must not exceed {MaxProperties}");
        void ValidateName(string name, FieldPath at) => DeviceNameSyntax.ValidateQualified(name, at, errors);
        DeviceLists.ValidateMap(device.Attributes, int.MaxValue, path["attributes"], errors, ValidateName, (attribute, at) => ValidateAttribute(attribute, at, errors));
        DeviceLists.ValidateMap(device.Capacity, int.MaxValue, path["capacity"], errors, ValidateName, (capacity, at) =>
        {
            if (capacity.RequestPolicy is not { } policy)
                return;
            if (device.AllowMultipleAllocations == true)
                CapacityPolicyValidation.Validate(capacity.Value, policy, at["requestPolicy"], errors);
            else
                errors.Forbidden(at["requestPolicy"], "allowMultipleAllocations must be true");
        });
        DeviceLists.Validate(device.Taints, MaxTaints, path["taints"], errors, (taint, at) => ValidateTaint(taint, at, errors));
        DeviceLists.Validate(device.ConsumesCounters, MaxConsumptions, path["consumesCounters"], errors, (consumption, at) => ValidateConsumption(consumption, at, errors), consumption => consumption.CounterSet);
        ValidatePlace(device, choosesNodes, path, errors);
        BindingConditionValidation.Validate(device.BindingConditions, device.BindingFailureConditions, path, errors);
    }

    private static void ValidateAttribute(DeviceAttribute attribute, FieldPath path, FieldErrors errors)
    {
        var count = (attribute.Int is null ? 0 : 1) + (attribute.Bool is null ? 0 : 1) + (attribute.String is null ? 0 : 1) + (attribute.Version is null ? 0 : 1);
        if (GoText.Length(attribute.String ?? "") > MaxValueBytes)
            errors.TooLong(path["string"], MaxValueBytes);
        if (attribute.Version is { } version)
        {
            if (!SemanticVersion().IsMatch(version))
                errors.Invalid(path["version"], version, "must be a string compatible with semver.org spec 2.0.0");
            if (GoText.Length(version) > MaxValueBytes)
                errors.TooLong(path["version"], MaxValueBytes);
        }
        if (count == 0)
            errors.Invalid(path, "", "exactly one value must be specified");
        else if (count > 1)
            errors.Invalid(path, attribute, "exactly one value must be specified");
    }

    private static void ValidateTaint(DeviceTaint taint, FieldPath path, FieldErrors errors)
    {
        errors.Invalid(path["key"], taint.Key, LabelSyntax.CheckKey(taint.Key));
        errors.Invalid(path["value"], taint.Value ?? "", LabelSyntax.CheckValue(taint.Value ?? ""));
        if (taint.Effect.Length == 0)
            errors.Required(path["effect"]);
        else if (!Effects.Contains(taint.Effect))
            errors.NotSupported(path["effect"], taint.Effect, Effects);
    }

    private static void ValidateConsumption(DeviceCounterConsumption consumption, FieldPath path, FieldErrors errors)
    {
        if (consumption.CounterSet.Length == 0)
            errors.Required(path["counterSet"]);
        else
            errors.Invalid(path["counterSet"], consumption.CounterSet, DnsName.CheckLabel(consumption.CounterSet));
        if (consumption.Counters.Count == 0)
            errors.Required(path["counters"]);
        else
            DeviceLists.ValidateMap(consumption.Counters, MaxCounters, path["counters"], errors, (name, at) => errors.Invalid(at, name, DnsName.CheckLabel(name)));
    }

    private static void ValidatePlace(Device device, bool choosesNodes, FieldPath path, FieldErrors errors)
    {
        const string OneOf = "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
        if (!choosesNodes)
        {
            if (device.NodeName is not null || device.NodeSelector is not null || device.AllNodes is not null)
                errors.Invalid(path, null, "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec");
            return;
        }
        var set = new List<string>();
        if (device.NodeName is { Length: > 0 } node)
        {
            set.Add("`nodeName`");
            errors.Invalid(path["nodeName"], node, DnsName.CheckSubdomain(node));
        }
        else if (device.NodeName is not null)
            errors.Invalid(path["nodeName"], device.NodeName, "must not be empty");
        if (device.NodeSelector is { } selector)
        {
            set.Add("`nodeSelector`");
            NodeSelectorValidation.Validate(selector, path["nodeSelector"], errors);
        }
        if (device.AllNodes == true)
            set.Add("`allNodes`");
        else if (device.AllNodes == false)
            errors.Invalid(path["allNodes"], false, "must be either unset or set to true");
        if (set.Count == 0)
            errors.Required(path, OneOf);
        else if (set.Count > 1)
            errors.Invalid(path, $"{{{string.Join(", ", set)}}}", OneOf);
    }

    [GeneratedRegex("^" + Number + @"\." + Number + @"\." + Number + "(-" + PreRelease + @"(\." + PreRelease + @")*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?\z")]
    private static partial Regex SemanticVersion();
}

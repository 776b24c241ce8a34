using System.Text.RegularExpressions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a Node.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateNode, ValidateNodeUpdate (v1.36). Taints are said to be in the metadata there, too.</remarks>
internal static partial class NodeValidation
{
    public static void Validate(Node obj, FieldErrors errors)
    {
        ValidateTaints(obj.Spec.Taints, FieldPath.Metadata["taints"], errors);
        ValidateResources(obj.Status, errors);
        if (obj.Status.NodeInfo.Swap?.Capacity is { } swap && swap <= 0)
            errors.Invalid(FieldPath.Metadata["nodeSwapStatus"]["capacity"], swap, "must be greater than zero");
        ValidateFeatures(obj.Status.DeclaredFeatures, FieldPath.Status["declaredFeatures"], errors);
        ValidateRanges(obj.Spec.PodCIDRs, FieldPath.Spec["podCIDRs"], errors);
    }

    public static void ValidateUpdate(Node obj, Node old, FieldErrors errors)
    {
        ValidateResources(obj.Status, errors);
        ValidateFeatures(obj.Status.DeclaredFeatures, FieldPath.Status["declaredFeatures"], errors);
        var addresses = obj.Status.Addresses;
        for (var i = 0; i < addresses.Count; i++)
            if (addresses.Take(i).Contains(addresses[i]))
                errors.Duplicate(FieldPath.Status["addresses"][i], addresses[i]);
        if (old.Spec.PodCIDRs.Count > 0 && old.Spec.PodCIDRs != obj.Spec.PodCIDRs)
            errors.Forbidden(FieldPath.Spec["podCIDRs"], "node updates may not change podCIDR except from \"\" to valid");
        if (!string.IsNullOrEmpty(old.Spec.ProviderID) && old.Spec.ProviderID != obj.Spec.ProviderID)
            errors.Forbidden(FieldPath.Spec["providerID"], "node updates may not change providerID except from \"\" to valid");
        ValidateTaints(obj.Spec.Taints, FieldPath.Metadata["taints"], errors);
    }

    private static void ValidateTaints(ValueList<Taint> taints, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < taints.Count; i++)
        {
            var taint = taints[i];
            errors.Invalid(path[i]["key"], taint.Key, LabelSyntax.CheckKey(taint.Key));
            if (LabelSyntax.CheckValue(taint.Value ?? "") is { Count: > 0 } wrong)
                errors.Invalid(path[i]["value"], taint.Value, string.Join(';', wrong));
            if (taint.Effect is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
                errors.NotSupported(path[i]["effect"], taint.Effect, "NoSchedule", "PreferNoSchedule", "NoExecute");
            if (taints.Take(i).Any(other => (other.Key, other.Effect) == (taint.Key, taint.Effect)))
                errors.Duplicate(path[i], taint, "taints must be unique by key and effect pair");
        }
    }

    private static void ValidateResources(NodeStatus status, FieldErrors errors)
    {
        foreach (var (name, quantity) in status.Capacity)
            QuantityValidation.Validate(name, quantity, FieldPath.Status["capacity"][name], errors);
        foreach (var (name, quantity) in status.Allocatable)
            QuantityValidation.Validate(name, quantity, FieldPath.Status["allocatable"][name], errors);
    }

    private static void ValidateRanges(ValueList<string> ranges, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < ranges.Count; i++)
            CidrSyntax.Validate(ranges[i], path[i], errors);
        var families = ranges.Select(range => CidrSyntax.Parse(range)?.Address.AddressFamily).ToList();
        if (ranges.Count > 1 && families.FindIndex(family => family is null) is >= 0 and var bad)
            errors.Internal(path, $"invalid PodCIDRs. failed to check with dual stack with error:invalid CIDR[{bad}]: <nil> (invalid CIDR address: {ranges[bad]})");
        if (ranges.Count > 1 && (ranges.Count > 2 || families[0] is null || families[1] is null || families[0] == families[1]))
            errors.Invalid(path, ranges, "may specify no more than one CIDR for each IP family");
    }

    private static void ValidateFeatures(ValueList<string> features, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < features.Count; i++)
        {
            if (GoText.Length(features[i]) > DnsName.MaxSubdomainLength)
                errors.Invalid(path[i], features[i], $"invalid feature name {GoText.Quote(features[i])}: must be no more than {DnsName.MaxSubdomainLength} characters");
            else if (!Feature().IsMatch(features[i]))
                errors.Invalid(path[i], features[i], $"invalid feature name {GoText.Quote(features[i])}: must start with an UpperCamelCase segment, with subsequent segments separated by '/' (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and slashes");
            if (i > 0 && features[i] == features[i - 1])
                errors.Duplicate(path[i], features[i]);
            else if (i > 0 && string.CompareOrdinal(features[i], features[i - 1]) < 0)
                errors.Invalid(path, features, "list must be sorted");
        }
    }

    [GeneratedRegex(@"^[A-Z][a-zA-Z0-9]*(/[a-zA-Z][a-zA-Z0-9]*)*\z")]
    private static partial Regex Feature();
}

using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ServiceCIDRs are written: a second family may be added, and nothing else changed.</summary>
/// <remarks>Source: registry/networking/servicecidr/strategy.go; networking/validation/validation.go, ValidateServiceCIDR (v1.36).</remarks>
internal sealed class ServiceCIDRStrategy : ResourceStrategy<ServiceCIDR>
{
    private static readonly FieldPath Ranges = FieldPath.Spec["cidrs"];

    public override bool HasGeneration => false;

    // Alone among the kinds with a status, this one lets users write it together with the rest.
    protected override ServiceCIDR PrepareForStatusUpdate(ServiceCIDR obj, ServiceCIDR old) => obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) };

    protected override void Validate(ServiceCIDR obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateRanges(obj.Spec, errors);
    }

    protected override void ValidateUpdate(ServiceCIDR obj, ServiceCIDR old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        var (ranges, before) = (obj.Spec.Cidrs, old.Spec.Cidrs);
        var isAddition = (before.Count, ranges.Count) == (1, 2);
        if (ranges.Count != before.Count && !isAddition)
        {
            errors.Invalid(Ranges, ranges, FormatText.Immutable);
            return;
        }
        for (var i = 0; i < before.Count; i++)
            if (ranges[i] != before[i])
                errors.Invalid(Ranges[i], ranges[i], FormatText.Immutable);
        if (isAddition)
            ValidateRanges(obj.Spec, errors);
    }

    private static void ValidateRanges(ServiceCIDRSpec spec, FieldErrors errors)
    {
        if (spec.Cidrs.Count == 0)
        {
            errors.Required(Ranges, "at least one CIDR required");
            return;
        }
        if (spec.Cidrs.Count > 2)
        {
            errors.Invalid(Ranges, spec, "may only hold up to 2 values");
            return;
        }
        for (var i = 0; i < spec.Cidrs.Count; i++)
            CidrSyntax.ValidateCanonical(spec.Cidrs[i], Ranges[i], errors);
        var families = spec.Cidrs.Select(range => CidrSyntax.Parse(range)?.Address.AddressFamily).ToList();
        if (families is [{ } first, { } second] && first == second)
            errors.Invalid(Ranges, spec.Cidrs, "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
    }
}

using System.Net.Sockets;
using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a Service's own addresses and their families.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateServiceClusterIPsRelatedFields (v1.36).</remarks>
internal static class ServiceAddressValidation
{
    public static void Validate(ServiceSpec spec, ServiceSpec? old, FieldPath path, FieldErrors errors)
    {
        if (spec.Type == "ExternalName")
            return;
        ValidateFirst(spec, path["clusterIPs"], errors);
        ValidateFamilies(spec, path, errors);
        if (!ValidateEach(spec.ClusterIPs, old?.ClusterIPs ?? [], path["clusterIPs"], errors))
            return; // More would only say the same again.
        if (spec.ClusterIPs.Count > 1 && !IpAddressSyntax.IsDualStack(spec.ClusterIPs))
            errors.Invalid(path["clusterIPs"], spec.ClusterIPs, "may specify no more than one IP for each IP family");
        if (!spec.IsHeadless)
            ValidateMatch(spec, path["clusterIPs"], errors);
    }

    private static void ValidateFirst(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(spec.ClusterIP))
        {
            if (spec.ClusterIPs.Count > 0)
                errors.Invalid(path, spec.ClusterIPs, "must be empty when `clusterIP` is not specified");
        }
        else if (spec.ClusterIPs.Count == 0)
            errors.Required(path);
        else if (spec.ClusterIPs[0] != spec.ClusterIP)
            errors.Invalid(path, spec.ClusterIPs, "first value must match `clusterIP`");
    }

    private static void ValidateFamilies(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        var families = spec.IpFamilies;
        for (var i = 0; i < families.Count; i++)
        {
            if (families[i] is not ("IPv4" or "IPv6"))
                errors.NotSupported(path["ipFamilies"][i], families[i], "IPv4", "IPv6");
            if (families.Take(i).Contains(families[i]))
                errors.Duplicate(path["ipFamilies"][i], families[i]);
        }
        if (spec.IpFamilyPolicy is not (null or "PreferDualStack" or "RequireDualStack" or "SingleStack"))
            errors.NotSupported(path["ipFamilyPolicy"], spec.IpFamilyPolicy, "PreferDualStack", "RequireDualStack", "SingleStack");
    }

    private static bool ValidateEach(ValueList<string> addresses, ValueList<string> accepted, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        for (var i = 0; i < addresses.Count; i++)
        {
            if (i > 0 || addresses[i] != ServiceNeeds.Headless)
                IpAddressSyntax.Validate(addresses[i], path[i], errors, accepted);
            else if (addresses.Count > 1)
                errors.Invalid(path, addresses, "'None' must be the first and only value");
        }
        var valid = errors.Count == before;
        if (addresses.Count > 2)
            errors.Invalid(path, addresses, "may only hold up to 2 values");
        return valid;
    }

    private static void ValidateMatch(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < Math.Min(spec.ClusterIPs.Count, spec.IpFamilies.Count); i++)
        {
            var family = IpAddressSyntax.Parse(spec.ClusterIPs[i])?.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";
            if (spec.IpFamilies[i] is "IPv4" or "IPv6" && spec.IpFamilies[i] != family)
                errors.Invalid(path[i], spec.ClusterIPs[i], $"expected an {spec.IpFamilies[i]} value as indicated by `ipFamilies[{i}]`");
        }
    }
}

using System.Net;
using System.Net.Sockets;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Services;

/// <summary>Fills in the IP families of a Service, in a cluster that has IPv4 only.</summary>
/// <remarks>Source: registry/core/service/storage/alloc.go, initIPFamilyFields (v1.36).</remarks>
internal static class ServiceFamilies
{
    private const string Ipv4 = "IPv4";
    private const string Ipv6 = "IPv6";
    private const string SingleStack = "SingleStack";
    private const string RequireDualStack = "RequireDualStack";

    public static Service Resolve(Service service)
    {
        var spec = service.Spec;
        if (!spec.NeedsClusterIp)
            return service;
        if (spec.IsHeadless && spec.Selector.Count == 0)
            return service with { Spec = WithoutAddresses(spec) };

        var errors = new FieldErrors();
        CheckFamilies(spec, errors);
        if (spec.IpFamilyPolicy == RequireDualStack)
            errors.Invalid(FieldPath.Spec["ipFamilyPolicy"], spec.IpFamilyPolicy, "this cluster is not configured for dual-stack services");
        if (errors.Any)
            throw ApiErrors.Invalid("", "Service", service.Metadata.Name ?? "", errors);
        return service with
        {
            Spec = spec with
            {
                IpFamilyPolicy = spec.IpFamilyPolicy ?? SingleStack,
                IpFamilies = spec.IpFamilies.Count == 0 ? [Ipv4] : spec.IpFamilies,
            },
        };
    }

    // Nothing is allocated and no Pod is selected: whoever writes the endpoints may use either family, whatever the cluster has.
    private static ServiceSpec WithoutAddresses(ServiceSpec spec)
    {
        var policy = spec.IpFamilyPolicy ?? RequireDualStack;
        var families = spec.IpFamilies.Count == 0 ? [Ipv4] : spec.IpFamilies;
        if (policy != SingleStack && families.Count == 1)
            families = families.Add(families[0] == Ipv4 ? Ipv6 : Ipv4);
        return spec with { IpFamilyPolicy = policy, IpFamilies = families };
    }

    private static void CheckFamilies(ServiceSpec spec, FieldErrors errors)
    {
        for (var i = 0; i < spec.IpFamilies.Count; i++)
            if (spec.IpFamilies[i] == Ipv6)
                errors.Invalid(FieldPath.Spec["ipFamilies"][i], Ipv6, "not configured on this cluster");
        for (var i = 0; i < spec.ClusterIPs.Count; i++)
            if (IPAddress.TryParse(spec.ClusterIPs[i], out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6)
                errors.Invalid(FieldPath.Spec["clusterIPs"][i], spec.ClusterIPs, "IPv6 is not configured on this cluster");
    }
}

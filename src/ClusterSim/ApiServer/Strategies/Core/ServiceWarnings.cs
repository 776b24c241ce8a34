using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about what a Service says to no effect or in an outdated way.</summary>
/// <remarks>Source: api/service/warnings.go, GetWarningsForService (v1.36).</remarks>
internal static class ServiceWarnings
{
    private const string TopologyMode = "service.kubernetes.io/topology-mode"; // AnnotationTopologyMode
    private const string TopologyHints = "service.kubernetes.io/topology-aware-hints"; // DeprecatedAnnotationTopologyAwareHints

    public static IEnumerable<string> Of(Service obj)
    {
        var spec = obj.Spec;
        if (obj.Metadata.Annotations.ContainsKey(TopologyHints))
            yield return $"annotation {TopologyHints} is deprecated, please use {TopologyMode} instead";
        if (spec.IsHeadless)
            foreach (var warning in OfHeadless(spec))
                yield return warning;
        foreach (var warning in OfAddresses(spec))
            yield return warning;
        if (spec.TrafficDistribution == "PreferClose")
            yield return "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"";
    }

    private static IEnumerable<string> OfHeadless(ServiceSpec spec)
    {
        if (!string.IsNullOrEmpty(spec.LoadBalancerIP))
            yield return "spec.loadBalancerIP is ignored when spec.clusterIP is \"None\"";
        if (spec.ExternalIPs.Count > 0)
            yield return "spec.externalIPs is ignored when spec.clusterIP is \"None\"";
        if (spec.SessionAffinity != "None")
            yield return "spec.SessionAffinity is ignored for headless services";
    }

    private static IEnumerable<string> OfAddresses(ServiceSpec spec) =>
    [
        .. spec.IsHeadless ? [] : spec.ClusterIPs.SelectMany((address, i) => IpAddressSyntax.Warnings(address, FieldPath.Spec["clusterIPs"][i])),
        .. spec.ExternalIPs.SelectMany((address, i) => IpAddressSyntax.Warnings(address, FieldPath.Spec["externalIPs"][i])),
        .. spec.LoadBalancerSourceRanges.SelectMany((range, i) => CidrSyntax.Warnings(range, FieldPath.Spec["loadBalancerSourceRanges"][i])),
    ];
}

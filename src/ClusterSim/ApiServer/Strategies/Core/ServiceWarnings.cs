using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about what a Service says to no effect or in an outdated way.</summary>
/// <remarks>Source: api/service/warnings.go, GetWarningsForService (v1.36).</remarks>
internal static class ServiceWarnings
{
    private const string TopologyMode = "service.kubernetes.io/topology-mode"; // AnnotationTopologyMode
    private const string ExternalName = "ExternalName";
    private const string TopologyHints = "service.kubernetes.io/topology-aware-hints"; // DeprecatedAnnotationTopologyAwareHints

    public static IEnumerable<string> Of(Service obj)
    {
        var spec = obj.Spec;
        if (obj.Metadata.Annotations.ContainsKey(TopologyHints))
            yield return $"annotation {TopologyHints} is deprecated, please use {TopologyMode} instead";
        foreach (var warning in spec.IsHeadless ? OfHeadless(spec) : spec.ClusterIPs.SelectMany((address, i) => IpAddressSyntax.Warnings(address, FieldPath.Spec["clusterIPs"][i])))
            yield return warning;
        foreach (var warning in OfAddresses(spec))
            yield return warning;
        if (spec.Type == ExternalName && spec.ExternalIPs.Count > 0)
            yield return $"spec.externalIPs is ignored when spec.type is \"{ExternalName}\"";
        if (spec.Type != ExternalName && !string.IsNullOrEmpty(spec.ExternalName))
            yield return $"spec.externalName is ignored when spec.type is not \"{ExternalName}\"";
        if (spec.TrafficDistribution == "PreferClose")
            yield return "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"";
    }

    private static IEnumerable<string> OfHeadless(ServiceSpec spec)
    {
        if (!string.IsNullOrEmpty(spec.LoadBalancerIP))
            yield return "spec.loadBalancerIP is ignored for headless services";
        if (spec.ExternalIPs.Count > 0)
            yield return "spec.externalIPs is ignored for headless services";
        if (spec.SessionAffinity != "None")
            yield return "spec.SessionAffinity is ignored for headless services";
    }

    private static IEnumerable<string> OfAddresses(ServiceSpec spec) =>
    [
        .. spec.ExternalIPs.SelectMany((address, i) => IpAddressSyntax.Warnings(address, FieldPath.Spec["externalIPs"][i])),
        .. spec.ExternalIPs.Count > 0 && !spec.IsHeadless && spec.Type != ExternalName ? ["spec.externalIPs is deprecated and may no longer be implemented in some clusters"] : (string[])[],
        .. string.IsNullOrEmpty(spec.LoadBalancerIP) ? [] : IpAddressSyntax.Warnings(spec.LoadBalancerIP, FieldPath.Spec["loadBalancerIP"]),
        .. spec.LoadBalancerSourceRanges.SelectMany((range, i) => CidrSyntax.Warnings(range, FieldPath.Spec["loadBalancerSourceRanges"][i])),
    ];
}

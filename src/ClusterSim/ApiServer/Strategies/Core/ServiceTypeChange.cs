using ClusterSim.ApiServer.Services;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Clears what a Service no longer needs when its type changes, unless the same write changed that, too: then validation complains.</summary>
/// <remarks>Source: registry/core/service/strategy.go, dropTypeDependentFields (v1.36).</remarks>
internal static class ServiceTypeChange
{
    public static Service Clear(Service obj, Service old)
    {
        var (spec, before) = (obj.Spec, old.Spec);
        if (before.NeedsClusterIp && !spec.NeedsClusterIp)
            spec = WithoutAddresses(spec, before);
        if (before.NeedsNodePorts && !spec.NeedsNodePorts && NodePorts(spec).SetEquals(NodePorts(before)))
            spec = spec with { Ports = spec.Ports.Replace(port => port with { NodePort = 0 }) };
        if (before.NeedsHealthCheckNodePort && !spec.NeedsHealthCheckNodePort && spec.HealthCheckNodePort == before.HealthCheckNodePort)
            spec = spec with { HealthCheckNodePort = 0 };
        if (IsBalanced(before) && !IsBalanced(spec))
            spec = spec with
            {
                AllocateLoadBalancerNodePorts = Kept(spec.AllocateLoadBalancerNodePorts, before.AllocateLoadBalancerNodePorts),
                LoadBalancerClass = spec.LoadBalancerClass == before.LoadBalancerClass ? null : spec.LoadBalancerClass,
            };
        if (before.IsExternallyAccessible && !spec.IsExternallyAccessible && spec.ExternalTrafficPolicy == before.ExternalTrafficPolicy)
            spec = spec with { ExternalTrafficPolicy = null };
        return obj with { Spec = spec, Status = IsBalanced(before) && !IsBalanced(spec) ? obj.Status with { LoadBalancer = new() } : obj.Status };
    }

    private static ServiceSpec WithoutAddresses(ServiceSpec spec, ServiceSpec before)
    {
        if ((spec.ClusterIP ?? "") == (before.ClusterIP ?? "") && spec.ClusterIPs == before.ClusterIPs)
            spec = spec with { ClusterIP = null, ClusterIPs = [] };
        return spec with
        {
            IpFamilies = spec.IpFamilies == before.IpFamilies ? [] : spec.IpFamilies,
            IpFamilyPolicy = spec.IpFamilyPolicy == before.IpFamilyPolicy ? null : spec.IpFamilyPolicy,
        };
    }

    private static bool? Kept(bool? value, bool? before) => value == before ? null : value;

    private static bool IsBalanced(ServiceSpec spec) => spec.Type == "LoadBalancer";

    private static HashSet<int> NodePorts(ServiceSpec spec) => [.. spec.Ports.Select(port => port.NodePort).Where(port => port != 0)];
}

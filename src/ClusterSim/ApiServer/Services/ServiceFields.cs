namespace ClusterSim.ApiServer.Services;

/// <summary>Keeps what was allocated for a Service when an update leaves it out, and <c>clusterIP</c> in step with <c>clusterIPs</c>.</summary>
/// <remarks>Source: registry/core/service/storage/storage.go, patchAllocatedValues, normalizeClusterIPs (v1.36).</remarks>
internal static class ServiceFields
{
    /// <summary>The Service with addresses and ports of <paramref name="old"/> where it names none and still needs them.</summary>
    public static Service CarryOver(Service service, Service old)
    {
        var (spec, before) = (service.Spec, old.Spec);
        if (before.NeedsClusterIp && spec.NeedsClusterIp)
        {
            if (string.IsNullOrEmpty(spec.ClusterIP))
                spec = spec with { ClusterIP = before.ClusterIP };
            if (spec.ClusterIPs.Count == 0 && spec.ClusterIP == before.ClusterIP)
                spec = spec with { ClusterIPs = before.ClusterIPs };
        }
        if (before.NeedsNodePorts && spec.NeedsNodePorts)
            spec = spec with { Ports = WithNodePorts(spec.Ports, before.Ports) };
        if (before.NeedsHealthCheckNodePort && spec.NeedsHealthCheckNodePort && spec.HealthCheckNodePort == 0)
            spec = spec with { HealthCheckNodePort = before.HealthCheckNodePort };
        return service with { Spec = spec };
    }

    /// <summary>Clients that know only <c>clusterIP</c> mean the first of <c>clusterIPs</c>.</summary>
    public static Service AlignClusterIps(Service service, Service? old)
    {
        var spec = service.Spec;
        var ip = spec.ClusterIP ?? "";
        if (old is null)
            return ip.Length > 0 && spec.ClusterIPs.Count == 0 ? service with { Spec = spec with { ClusterIPs = [ip] } } : service;

        var changed = ip != (old.Spec.ClusterIP ?? "");
        var sameList = spec.ClusterIPs == old.Spec.ClusterIPs;
        if (changed && sameList)
            return service with { Spec = spec with { ClusterIPs = ip.Length == 0 ? [] : [ip] } };
        return ip.Length > 0 && spec.ClusterIPs.Count == 0 ? service with { Spec = spec with { ClusterIPs = [ip] } } : service;
    }

    // By name: what else of a port the user changed does not matter.
    private static ValueList<ServicePort> WithNodePorts(ValueList<ServicePort> ports, ValueList<ServicePort> old)
    {
        HashSet<int> used = [.. ports.Select(port => port.NodePort).Intersect(old.Select(port => port.NodePort))];
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i].NodePort != 0)
                continue;
            var known = old.LastOrDefault(port => port.Name == ports[i].Name)?.NodePort ?? 0;
            if (known != 0 && used.Add(known))
                ports = ports.SetItem(i, ports[i] with { NodePort = known });
        }
        return ports;
    }
}

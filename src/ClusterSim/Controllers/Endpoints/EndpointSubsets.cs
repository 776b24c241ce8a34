namespace ClusterSim.Controllers.Endpoints;

/// <summary>Groups the addresses of Pods by the ports they offer, as Endpoints objects list them.</summary>
/// <remarks>Source: endpoints_controller.go, addEndpointSubset; api/v1/endpoints/util.go, RepackSubsets (v1.36).</remarks>
internal static class EndpointSubsets
{
    /// <summary>The subsets of <paramref name="service"/>: addresses with the same ports together, ordered by port.</summary>
    public static ValueList<EndpointSubset> Of(Service service, IEnumerable<Pod> pods)
    {
        var acceptsUnready = service.Spec.PublishNotReadyAddresses;
        var groups = new SortedDictionary<string, Group>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            if (!ServicePods.CanBeEndpoint(pod, includeTerminating: acceptsUnready))
                continue;
            var ports = Ports(service, pod);
            if (ports.Count == 0 && service.Spec.Ports.Count > 0)
                continue; // None of the named ports exists in it.
            var name = string.Join(',', ports.Select(port => $"{port.Name}/{port.Port:D5}/{port.Protocol}"));
            if (!groups.TryGetValue(name, out var group))
                groups[name] = group = new(ports, [], []);
            (acceptsUnready || pod.IsReady ? group.Ready : group.NotReady).Add(Address(service, pod));
        }
        return groups.Values.Select(group => new EndpointSubset
        {
            Addresses = Sorted(group.Ready),
            NotReadyAddresses = Sorted(group.NotReady),
            Ports = group.Ports,
        }).ToValueList();
    }

    /// <summary>At most <paramref name="max"/> addresses: the ready ones first.</summary>
    public static ValueList<EndpointSubset> Truncate(ValueList<EndpointSubset> subsets, int max, out bool isTruncated)
    {
        isTruncated = subsets.Sum(subset => subset.Addresses.Count + subset.NotReadyAddresses.Count) > max;
        if (!isTruncated)
            return subsets;
        var ready = Math.Min(max, subsets.Sum(subset => subset.Addresses.Count));
        var notReady = max - ready;
        return subsets.Select(subset =>
        {
            var kept = subset with
            {
                Addresses = subset.Addresses.Take(ready).ToValueList(),
                NotReadyAddresses = subset.NotReadyAddresses.Take(notReady).ToValueList(),
            };
            ready -= kept.Addresses.Count;
            notReady -= kept.NotReadyAddresses.Count;
            return kept;
        }).Where(subset => subset.Addresses.Count + subset.NotReadyAddresses.Count > 0).ToValueList();
    }

    private static ValueList<EndpointPort> Ports(Service service, Pod pod)
    {
        var ports = new List<EndpointPort>();
        foreach (var port in service.Spec.Ports)
            if (ServicePods.TargetPort(pod, port) is { } number)
                ports.Add(new() { Name = port.Name, Port = number, Protocol = port.Protocol ?? "TCP", AppProtocol = port.AppProtocol });
        ports.Sort((x, y) => string.CompareOrdinal(x.Name, y.Name) is not 0 and var byName ? byName : x.Port.CompareTo(y.Port));
        return ports.ToValueList();
    }

    private static EndpointAddress Address(Service service, Pod pod) => new()
    {
        Ip = pod.Status.PodIP ?? pod.Status.PodIPs[0].Ip,
        Hostname = ServicePods.HasHostname(pod, service) ? pod.Spec.Hostname : null,
        NodeName = pod.Spec.NodeName,
        TargetRef = new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
    };

    private static ValueList<EndpointAddress> Sorted(List<EndpointAddress> addresses)
    {
        addresses.Sort((x, y) => string.CompareOrdinal(x.Ip, y.Ip) is not 0 and var byIp ? byIp : string.CompareOrdinal(x.TargetRef?.Uid, y.TargetRef?.Uid));
        return addresses.ToValueList();
    }

    private sealed record Group(ValueList<EndpointPort> Ports, List<EndpointAddress> Ready, List<EndpointAddress> NotReady);
}

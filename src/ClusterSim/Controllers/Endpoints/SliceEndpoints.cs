using ClusterSim.Api.Discovery;
using SlicePort = ClusterSim.Api.Discovery.EndpointPort;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Endpoints that share a set of ports, and so can share slices.</summary>
/// <param name="Ports">The ports, by name.</param>
/// <param name="Endpoints">What is reached there.</param>
internal sealed record PortGroup(ValueList<SlicePort> Ports, List<Endpoint> Endpoints);

/// <summary>What EndpointSlices should say about the Pods behind a Service.</summary>
/// <remarks>Source: endpointslice utils.go, podToEndpoint and getEndpointPorts; trafficdist (v1.36).</remarks>
internal static class SliceEndpoints
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";

    /// <summary>The endpoints of one address family, grouped by ports.</summary>
    public static IReadOnlyList<PortGroup> Of(Service service, IEnumerable<Pod> pods, string family, KnownNodes nodes)
    {
        var groups = new SortedDictionary<string, PortGroup>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            if (!ServicePods.CanBeEndpoint(pod, includeTerminating: true) || Addresses(pod, family) is not { Count: > 0 } addresses)
                continue;
            var node = string.IsNullOrEmpty(pod.Spec.NodeName) ? null : nodes.Find(pod.Spec.NodeName);
            if (node is null && !service.Spec.PublishNotReadyAddresses)
            {
                nodes.LeaveOut(pod);
                continue;
            }
            var ports = Ports(service, pod);
            var name = string.Join(',', ports.Select(port => $"{port.Name}/{port.Port}/{port.Protocol}/{port.AppProtocol}"));
            if (!groups.TryGetValue(name, out var group))
                groups[name] = group = new(ports, []);
            group.Endpoints.Add(From(service, pod, addresses, node));
        }
        return [.. groups.Values];
    }

    private static Endpoint From(Service service, Pod pod, ValueList<string> addresses, Node? node)
    {
        var serving = pod.IsReady;
        var terminating = pod.IsBeingDeleted;
        var ready = service.Spec.PublishNotReadyAddresses || (serving && !terminating);
        var zone = node?.Label(ZoneLabel);
        return new()
        {
            Addresses = addresses,
            Conditions = new() { Ready = ready, Serving = serving, Terminating = terminating },
            Hostname = ServicePods.HasHostname(pod, service) ? pod.Spec.Hostname : null,
            NodeName = pod.Spec.NodeName,
            Zone = zone,
            TargetRef = new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
            Hints = ready ? Hints(service, zone, pod.Spec.NodeName) : null,
        };
    }

    private static EndpointHints? Hints(Service service, string? zone, string? node) => service.Spec.TrafficDistribution switch
    {
        not null when TopologyHints.AreWantedBy(service) => null, // They depend on all endpoints.
        "PreferClose" or "PreferSameZone" when zone is not null => new() { ForZones = [new() { Name = zone }] },
        "PreferSameNode" when zone is not null && node is not null => new() { ForZones = [new() { Name = zone }], ForNodes = [new() { Name = node }] },
        "PreferSameNode" when node is not null => new() { ForNodes = [new() { Name = node }] },
        _ => null,
    };

    private static ValueList<SlicePort> Ports(Service service, Pod pod)
    {
        var ports = new List<SlicePort>();
        foreach (var port in service.Spec.Ports)
            if (ServicePods.TargetPort(pod, port) is { } number)
                ports.Add(new() { Name = port.Name ?? "", Port = number, Protocol = port.Protocol ?? "TCP", AppProtocol = port.AppProtocol });
        ports.Sort((x, y) => string.CompareOrdinal(x.Name, y.Name));
        return ports.ToValueList();
    }

    private static ValueList<string> Addresses(Pod pod, string family) =>
        pod.Status.PodIPs.Select(address => address.Ip).Where(ip => ip.Contains(':') == (family == "IPv6")).ToValueList();
}

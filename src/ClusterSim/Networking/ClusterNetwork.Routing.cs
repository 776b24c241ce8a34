using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <content>Where connections lead.</content>
internal sealed partial class ClusterNetwork
{
    private readonly Dictionary<NetworkAddress, IPortListener> _servers = []; // Looked up, never enumerated.

    /// <summary>Puts something behind an address and port that is no program in a container.</summary>
    public void Serve(NetworkAddress address, IPortListener listener) => _servers.Add(address, listener);

    /// <summary>Takes it away again.</summary>
    public void StopServing(NetworkAddress address) => _servers.Remove(address);

    /// <summary>Where a connection to an address and port leads.</summary>
    public Route RouteTo(string address, int port, Vantage from)
    {
        if (address.StartsWith("127.", StringComparison.Ordinal) || address == "::1")
            return ToSelf(port, from);
        if (_services?.FindByClusterIP(address) is { } service)
            return ServiceTable.FindPort(service, port) is { } servicePort ? ToClusterIP(service, servicePort, from) : Route.Lost;
        if (_services?.FindByOutside(address, port) is { } outside)
            return outside.IsBalanced ? ToLoadBalancer(outside.Service, outside.Port, address, from) : ToNodeOf(outside.Service, outside.Port, from);
        return ToAddress(new(address, port), from, from.Address, isForwarded: false);
    }

    private Route ToSelf(int port, Vantage from)
    {
        if (from.Endpoint is { UsesHostNetwork: false } self)
            return ToEndpoint(self, port, from, from.Address);
        return from.Host is { } host ? ToHost(host, port, @from with { Address = "127.0.0.1" }) : Route.Refused;
    }

    /// <summary>Without endpoints a connection is refused; where only those elsewhere are left out, it is dropped.</summary>
    private Route ToClusterIP(Service service, ServicePort port, Vantage from)
    {
        var staysThere = service.Spec.InternalTrafficPolicy == "Local";
        if (_services!.Choose(service, port, from.Address, from.Host?.Name, staysThere) is not { } backend)
            return _services.HasBackends(service, port) ? Route.Lost : Route.Refused;
        var source = backend.Address == from.Address ? from.Host?.BridgeAddress ?? from.Address : from.Address; // A Pod that hits itself would not know the answer.
        return ToAddress(new(backend.Address, backend.Port), from, source, isForwarded: true);
    }

    /// <summary>Pods never get as far as the load balancer: their node knows where its address leads, unless it is told not to.</summary>
    private Route ToLoadBalancer(Service service, ServicePort port, string address, Vantage from)
    {
        var ranges = service.Spec.LoadBalancerSourceRanges;
        if (ranges.Count > 0 && ranges.FindIndex(range => IPv4.IsIn(from.Address, range)) < 0)
            return Route.Lost;
        var isProxy = service.Status.LoadBalancer.Ingress.FindIndex(ingress => ingress.Ip == address && ingress.IpMode == "Proxy") >= 0;
        return ToNodeOf(service, port, isProxy && from.Host is not null ? Outside with { Address = from.Host.Address } : from);
    }

    /// <summary>Traffic from outside enters through some node; traffic from inside is at one already.</summary>
    private Route ToNodeOf(Service service, ServicePort port, Vantage from)
    {
        if (from.Host is { } own)
            return Enter(service, port, own, from);
        var node = service.Spec.ExternalTrafficPolicy == "Local"
            ? AnyHost(host => _services!.HasBackendsOn(service, port, host.Name))
            : AnyHost(static _ => true);
        return node is null ? Route.Lost : Enter(service, port, node, from);
    }

    /// <summary>A node that works, drawn at random as load balancers spread connections.</summary>
    private NetworkHost? AnyHost(Func<NetworkHost, bool> serves)
    {
        var start = _balancing!.Next(Math.Max(1, _hosts.Count));
        for (var i = 0; i < _hosts.Count; i++)
        {
            var host = _hosts.GetAt((start + i) % _hosts.Count).Value;
            if (host is { IsOn: true, IsIsolated: false } && serves(host))
                return host;
        }
        return null;
    }

    /// <summary>
    /// Traffic for the outside of a Service arrives at a node. With the policy <c>Cluster</c> it goes to any endpoint, and comes from the node, so that the answer goes back through it;
    /// with <c>Local</c> it stays, and the sender's address with it. What comes from inside the cluster goes anywhere in any case.
    /// </summary>
    /// <remarks>Source: pkg/proxy/iptables/proxier.go, the chains KUBE-EXT (v1.36).</remarks>
    private Route Enter(Service service, ServicePort port, NetworkHost node, Vantage from)
    {
        var isLocal = service.Spec.ExternalTrafficPolicy == "Local";
        if (_services!.Choose(service, port, from.Address, node.Name, staysThere: isLocal && from.Host is null) is not { } backend)
            return _services.HasBackends(service, port) ? Route.Lost : Route.Refused;
        var source = isLocal && backend.Address != from.Address ? from.Address : AddressTowards(backend, node);
        var route = ToAddress(new(backend.Address, backend.Port), from, source, isForwarded: true);
        return route.Host is { } target && target != node && !node.Reaches(target) ? Route.Lost : route;
    }

    /// <summary>What stands for a sender whose address a node hides: the node's own, or that of the bridge to its Pods.</summary>
    private string AddressTowards(Backend backend, NetworkHost node) =>
        _endpoints.TryGetValue(backend.Address, out var pod) && pod.Host == node ? node.BridgeAddress : node.Address;

    /// <summary>What an address leads to when no Service has it, or has been left behind.</summary>
    private Route ToAddress(NetworkAddress target, Vantage from, string source, bool isForwarded)
    {
        if (!MaySend(from.Endpoint, target))
            return Route.Lost;
        if (_servers.TryGetValue(target, out var server))
            return from.Reaches(null) ? new(RouteKind.Connected, null, server, target, source) : Route.Lost;
        if (_hosts.TryGetValue(target.Address, out var host))
            return isForwarded ? ToHostNetwork(host, target.Port, from, source) : ToHost(host, target.Port, from);
        return _endpoints.TryGetValue(target.Address, out var endpoint) ? ToEndpoint(endpoint, target.Port, from, source) : Route.Lost;
    }

    /// <summary>A node forwards node ports and host ports; what is left are the programs on its own network.</summary>
    private Route ToHost(NetworkHost host, int port, Vantage from)
    {
        if (!from.Reaches(host))
            return Route.Lost;
        if (_services?.FindByNodePort(port) is { } found)
            return Enter(found.Service, found.Port, host, from);
        if (_services?.FindByHealthPort(port) is { } service)
        {
            var health = new HttpServer(loop, _ => new(ServiceHealth.Answer(ObjectKey.Of(service), _services.CountReadyOn(service, host.Name))));
            return new(RouteKind.Connected, host, health, new(host.Address, port), from.Address);
        }
        return ToHostNetwork(host, port, from, from.Address);
    }

    private Route ToHostNetwork(NetworkHost host, int port, Vantage from, string source)
    {
        foreach (var endpoint in host.OnHostNetwork)
        {
            var target = endpoint.UsesHostNetwork ? port : endpoint.PortBehindHostPort(port);
            if (target is { } own && ToEndpoint(endpoint, own, from, source) is { Kind: not RouteKind.Refused } route)
                return route;
        }
        return from.Reaches(host) ? Route.Refused : Route.Lost;
    }

    private Route ToEndpoint(NetworkEndpoint endpoint, int port, Vantage from, string source)
    {
        if (!from.Reaches(endpoint.Host) || !MayReceive(endpoint, port, from, source))
            return Route.Lost;
        var isInside = ReferenceEquals(endpoint, from.Endpoint) || (endpoint.UsesHostNetwork && from.Host == endpoint.Host);
        return endpoint.FindListener(port) is { } listener && (isInside || !listener.IsLocal)
            ? new(RouteKind.Connected, endpoint.Host, listener, new(endpoint.Address, port), source)
            : Route.Refused;
    }

    private bool MaySend(NetworkEndpoint? source, NetworkAddress target)
    {
        if (source is null || _policies is null or { IsEmpty: true })
            return true;
        return _policies.AllowsEgress(source, PeerAt(target.Address), target.Port, "TCP");
    }

    private bool MayReceive(NetworkEndpoint target, int port, Vantage from, string source)
    {
        if (_policies is null or { IsEmpty: true } || ReferenceEquals(target, from.Endpoint))
            return true;
        var peer = from.Endpoint is { UsesHostNetwork: false } pod && source == pod.Address ? PolicyPeer.Of(pod) : PolicyPeer.At(source);
        return _policies.AllowsIngress(peer, target, port, "TCP");
    }
}

using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Simulation;
using EndpointPort = ClusterSim.Api.Discovery.EndpointPort;

namespace ClusterSim.Networking;

/// <summary>What kube-proxy knows on every node: which addresses and ports stand for which Service, and which endpoints are behind it.</summary>
/// <remarks>
/// <para>Source: pkg/proxy (v1.36): ready endpoints; when there are none, those that are going but still serve. A policy of <c>Local</c> leaves only those on one node.</para>
/// <para>Among several endpoints one is drawn from the random stream <c>kube-proxy</c>, for each connection anew.
/// Differs from Kubernetes: all nodes learn of a change at the same instant.</para>
/// </remarks>
internal sealed class ServiceTable
{
    private const string ServiceNameLabel = "kubernetes.io/service-name";
    private const string ByService = "service";

    private readonly Informer<Service> _services;
    private readonly Informer<EndpointSlice> _slices;
    private readonly Informer<Node> _nodes;
    private readonly RandomStream _random;
    private readonly Func<DateTimeOffset> _now;
    private readonly ClientAffinity _affinity = new();
    private readonly Dictionary<string, ObjectKey> _byClusterIP = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly Dictionary<(string Address, int Port), (ObjectKey Service, bool IsBalanced)> _byOutside = []; // Looked up, never enumerated.
    private readonly Dictionary<int, ObjectKey> _byNodePort = []; // Looked up, never enumerated.
    private readonly Dictionary<int, ObjectKey> _byHealthPort = []; // Looked up, never enumerated.
    private readonly Dictionary<(ObjectKey Service, string Port), Backends> _backends = []; // A cache; looked up, never enumerated.

    public ServiceTable(Informers informers, RandomStream random, Func<DateTimeOffset> now)
    {
        (_random, _now) = (random, now);
        _services = informers.For<Service>();
        _slices = informers.For<EndpointSlice>();
        _nodes = informers.For<Node>();
        _slices.AddIndex(ByService, slice => ServiceOf(slice)?.ToString());
        _services.OnChange(ServiceChanged);
        _slices.OnChange((before, after) => Forget(before, after));
    }

    public Service? Find(ObjectKey service) => _services.Find(service);

    /// <summary>The Service that an address inside the cluster stands for; null when there is none.</summary>
    public Service? FindByClusterIP(string address) => _byClusterIP.TryGetValue(address, out var key) ? _services.Find(key) : null;

    /// <summary>The Service and port behind an address outside: one of its <c>externalIPs</c>, or that of its load balancer; null when there is none.</summary>
    public (Service Service, ServicePort Port, bool IsBalanced)? FindByOutside(string address, int port) =>
        _byOutside.TryGetValue((address, port), out var known) && _services.Find(known.Service) is { } service && FindPort(service, port) is { } found
            ? (service, found, known.IsBalanced)
            : null;

    /// <summary>The port of a Service by its number; null when it has none for connections.</summary>
    public static ServicePort? FindPort(Service service, int port)
    {
        var at = service.Spec.Ports.FindIndex(candidate => candidate.Port == port && IsTcp(candidate));
        return at < 0 ? null : service.Spec.Ports[at];
    }

    /// <summary>The Service and port behind a port of every node; null when there is none.</summary>
    public (Service Service, ServicePort Port)? FindByNodePort(int nodePort)
    {
        if (!_byNodePort.TryGetValue(nodePort, out var key) || _services.Find(key) is not { } service)
            return null;
        var at = service.Spec.Ports.FindIndex(port => port.NodePort == nodePort && IsTcp(port));
        return at < 0 ? null : (service, service.Spec.Ports[at]);
    }

    /// <summary>The Service about whose endpoints on a node a port of that node tells; null when there is none.</summary>
    public Service? FindByHealthPort(int port) => _byHealthPort.TryGetValue(port, out var key) ? _services.Find(key) : null;

    /// <summary>Whether a port of a Service is for connections.</summary>
    public static bool IsTcp(ServicePort port) => port.Protocol is null or "TCP";

    /// <summary>Whether anything is behind a port of a Service, on whatever node.</summary>
    public bool HasBackends(Service service, ServicePort port) => BackendsOf(service, port.Name ?? "").Any;

    /// <summary>Whether anything is behind a port of a Service on a node.</summary>
    public bool HasBackendsOn(Service service, ServicePort port, string node) => BackendsOf(service, port.Name ?? "").OnNode(node).Length > 0;

    /// <summary>The endpoints behind a port of a Service that traffic from anywhere may go to.</summary>
    public Backend[] UsableOf(Service service, ServicePort port) => BackendsOf(service, port.Name ?? "").ForCluster(null, ZoneOf);

    /// <summary>How many endpoints of a Service are ready on a node.</summary>
    public int CountReadyOn(Service service, string node) => service.Spec.Ports.Select(port => BackendsOf(service, port.Name ?? "").CountReadyOn(node)).DefaultIfEmpty().Max();

    /// <summary>One of the endpoints behind a port of a Service; null when there is none.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="port">One of its ports.</param>
    /// <param name="client">Address of who asks: with session affinity it meets the same endpoint again.</param>
    /// <param name="node">The Node whose kube-proxy decides; null for nowhere in particular.</param>
    /// <param name="staysThere">Whether only endpoints on that Node count.</param>
    public Backend? Choose(Service service, ServicePort port, string client, string? node, bool staysThere)
    {
        var portName = port.Name ?? "";
        var backends = BackendsOf(service, portName);
        var usable = staysThere && node is not null ? backends.OnNode(node) : backends.ForCluster(node, ZoneOf);
        if (usable.Length == 0)
            return null;
        if (service.Spec.SessionAffinity != "ClientIP")
            return Draw(usable);
        var backend = _affinity.Find(service, portName, client, node, usable, _now()) ?? Draw(usable);
        _affinity.Remember(service, portName, client, node, backend, _now());
        return backend;
    }

    /// <summary>Those behind a Service, by name: the host name, or the address with dashes.</summary>
    public IEnumerable<(string Name, string Address, ValueList<EndpointPort> Ports)> EndpointsOf(Service service) =>
        from slice in SlicesOf(service)
        from endpoint in slice.Endpoints
        where endpoint.Conditions.Ready != false || service.Spec.PublishNotReadyAddresses
        select (NameOf(endpoint), endpoint.Addresses[0], slice.Ports);

    /// <summary>The Service behind which an address is, and its name there; null when there is none. Looks at all of them.</summary>
    public (ObjectKey Service, string Name)? FindEndpoint(string address)
    {
        foreach (var slice in _slices.Items)
        {
            var at = slice.Endpoints.FindIndex(endpoint => endpoint.Addresses[0] == address);
            if (at >= 0 && ServiceOf(slice) is { } service)
                return (service, NameOf(slice.Endpoints[at]));
        }
        return null;
    }

    private static string NameOf(Endpoint endpoint) => endpoint.Hostname is { Length: > 0 } hostname ? hostname : endpoint.Addresses[0].Replace('.', '-');

    private Backend Draw(Backend[] backends) => backends[backends.Length == 1 ? 0 : _random.Next(backends.Length)];

    private Backends BackendsOf(Service service, string portName)
    {
        var key = (ObjectKey.Of(service), portName);
        if (!_backends.TryGetValue(key, out var backends))
            _backends.Add(key, backends = Collect(service, portName));
        return backends;
    }

    /// <summary>An endpoint that is in several slices counts once, as the first of them has it.</summary>
    private Backends Collect(Service service, string portName)
    {
        List<Backend> ready = [], serving = [];
        var seen = new HashSet<(string, int)>();
        foreach (var slice in SlicesOf(service))
        {
            var at = slice.Ports.FindIndex(port => (port.Name ?? "") == portName);
            if (at < 0 || slice.Ports[at].Port is not { } port)
                continue;
            foreach (var endpoint in slice.Endpoints)
            {
                var (conditions, backend) = (endpoint.Conditions, new Backend(endpoint.Addresses[0], port, endpoint.NodeName, endpoint.Hints));
                if (conditions.Ready != false && seen.Add((backend.Address, port)))
                    ready.Add(backend);
                else if (conditions is { Ready: false, Serving: true, Terminating: true } && seen.Add((backend.Address, port)))
                    serving.Add(backend);
            }
        }
        return new([.. ready], [.. serving]);
    }

    private string? ZoneOf(string node) => _nodes.Find(new("", node))?.Metadata.Labels.Find("topology.kubernetes.io/zone");

    private IEnumerable<EndpointSlice> SlicesOf(Service service) =>
        _slices.ByIndex(ByService, ObjectKey.Of(service).ToString()).Where(slice => slice.AddressType == "IPv4");

    private void ServiceChanged(Service? before, Service? after)
    {
        if (before is not null)
        {
            foreach (var address in before.Spec.ClusterIPs)
                _byClusterIP.Remove(address);
            foreach (var (address, port, _) in OutsideOf(before))
                _byOutside.Remove((address, port));
            foreach (var port in before.Spec.Ports)
                _byNodePort.Remove(port.NodePort);
            _byHealthPort.Remove(before.Spec.HealthCheckNodePort);
            if (before.Spec.SessionAffinity == "ClientIP" && after is null)
                _affinity.Forget(ObjectKey.Of(before));
        }
        if (after is null || after.Spec.Type == "ExternalName")
            return;
        foreach (var address in after.Spec.ClusterIPs)
            _byClusterIP[address] = ObjectKey.Of(after);
        foreach (var (address, port, isBalanced) in OutsideOf(after))
            _byOutside[(address, port)] = (ObjectKey.Of(after), isBalanced);
        foreach (var port in after.Spec.Ports)
        {
            if (port.NodePort > 0 && IsTcp(port))
                _byNodePort[port.NodePort] = ObjectKey.Of(after);
        }
        if (after.Spec.HealthCheckNodePort > 0)
            _byHealthPort[after.Spec.HealthCheckNodePort] = ObjectKey.Of(after);
    }

    private static IEnumerable<(string Address, int Port, bool IsBalanced)> OutsideOf(Service service)
    {
        if (service.Spec.ExternalIPs.Count == 0 && service.Status.LoadBalancer.Ingress.Count == 0)
            return [];
        var addresses = service.Spec.ExternalIPs.Select(address => (address, false))
            .Concat(service.Status.LoadBalancer.Ingress.Select(ingress => ingress.Ip).OfType<string>().Select(address => (address, true)));
        return addresses.SelectMany(address => service.Spec.Ports.Where(IsTcp), (address, port) => (address.Item1, port.Port, address.Item2));
    }

    private void Forget(EndpointSlice? before, EndpointSlice? after)
    {
        foreach (var slice in (EndpointSlice?[])[before, after])
        {
            if (slice is null || ServiceOf(slice) is not { } service)
                continue;
            foreach (var port in slice.Ports)
                _backends.Remove((service, port.Name ?? ""));
        }
    }

    private static ObjectKey? ServiceOf(EndpointSlice slice) =>
        slice.Metadata.Labels.Find(ServiceNameLabel) is { Length: > 0 } name ? new(slice.Metadata.Namespace ?? "", name) : null;
}

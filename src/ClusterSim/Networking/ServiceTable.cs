using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Simulation;

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
    private readonly RandomStream _random;
    private readonly Func<DateTimeOffset> _now;
    private readonly ClientAffinity _affinity = new();
    private readonly Dictionary<string, ObjectKey> _byAddress = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly Dictionary<int, ObjectKey> _byNodePort = []; // Looked up, never enumerated.
    private readonly Dictionary<(ObjectKey Service, string Port), Backends> _backends = []; // A cache; looked up, never enumerated.

    public ServiceTable(Informers informers, RandomStream random, Func<DateTimeOffset> now)
    {
        (_random, _now) = (random, now);
        _services = informers.For<Service>();
        _slices = informers.For<EndpointSlice>();
        _slices.AddIndex(ByService, slice => ServiceOf(slice)?.ToString());
        _services.OnChange(ServiceChanged);
        _slices.OnChange((before, after) => Forget(before, after));
    }

    public Service? Find(ObjectKey service) => _services.Find(service);

    /// <summary>The Service that an address stands for: a cluster IP, an external IP or a load balancer's; null when there is none.</summary>
    public Service? FindByAddress(string address) => _byAddress.TryGetValue(address, out var key) ? _services.Find(key) : null;

    /// <summary>The Service and port behind a port of every node; null when there is none.</summary>
    public (Service Service, ServicePort Port)? FindByNodePort(int nodePort)
    {
        if (!_byNodePort.TryGetValue(nodePort, out var key) || _services.Find(key) is not { } service)
            return null;
        var at = service.Spec.Ports.FindIndex(port => port.NodePort == nodePort && IsTcp(port));
        return at < 0 ? null : (service, service.Spec.Ports[at]);
    }

    /// <summary>Whether a port of a Service is for connections.</summary>
    public static bool IsTcp(ServicePort port) => port.Protocol is null or "TCP";

    /// <summary>Whether anything is behind a port of a Service, on whatever node.</summary>
    public bool HasBackends(Service service, ServicePort port) => BackendsOf(service, port.Name ?? "") is not { Ready: [], Serving: [] };

    /// <summary>One of the endpoints behind a port of a Service; null when there is none.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="port">One of its ports.</param>
    /// <param name="client">Address of who asks: with session affinity it meets the same endpoint again.</param>
    /// <param name="onlyNode">The only Node whose endpoints count; null for all.</param>
    public Backend? Choose(Service service, ServicePort port, string client, string? onlyNode)
    {
        var portName = port.Name ?? "";
        var backends = BackendsOf(service, portName).On(onlyNode);
        if (backends.Length == 0)
            return null;
        if (service.Spec.SessionAffinity != "ClientIP")
            return Draw(backends);
        var backend = _affinity.Find(service, portName, client, backends, _now()) ?? Draw(backends);
        _affinity.Remember(service, portName, client, backend, _now());
        return backend;
    }

    /// <summary>The addresses behind a Service without an address of its own, as its name resolves.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="host">Host name of the only Pod that counts, or its address with dashes when it has none; null for all.</param>
    public IReadOnlyList<string> AddressesOf(Service service, string? host = null) =>
    [
        .. SlicesOf(service).SelectMany(slice => slice.Endpoints)
            .Where(endpoint => endpoint.Conditions.Ready != false || service.Spec.PublishNotReadyAddresses)
            .Where(endpoint => host is null || host == (endpoint.Hostname is { Length: > 0 } hostname ? hostname : endpoint.Addresses[0].Replace('.', '-')))
            .Select(endpoint => endpoint.Addresses[0])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The names and addresses of those behind a Service: their host names, or their addresses with dashes.</summary>
    public IReadOnlyList<(string Name, string Address)> HostsOf(Service service) =>
    [
        .. SlicesOf(service).SelectMany(slice => slice.Endpoints)
            .Where(endpoint => endpoint.Conditions.Ready != false || service.Spec.PublishNotReadyAddresses)
            .Select(endpoint => (endpoint.Hostname is { Length: > 0 } hostname ? hostname : endpoint.Addresses[0].Replace('.', '-'), endpoint.Addresses[0]))
            .Distinct(),
    ];

    private Backend Draw(Backend[] backends) => backends[backends.Length == 1 ? 0 : _random.Next(backends.Length)];

    private Backends BackendsOf(Service service, string portName)
    {
        var key = (ObjectKey.Of(service), portName);
        if (!_backends.TryGetValue(key, out var backends))
            _backends.Add(key, backends = Collect(service, portName));
        return backends;
    }

    private Backends Collect(Service service, string portName)
    {
        List<Backend> ready = [], serving = [];
        foreach (var slice in SlicesOf(service))
        {
            var at = slice.Ports.FindIndex(port => (port.Name ?? "") == portName);
            if (at < 0 || slice.Ports[at].Port is not { } port)
                continue;
            foreach (var endpoint in slice.Endpoints)
            {
                if (endpoint.Conditions.Ready != false)
                    ready.Add(new(endpoint.Addresses[0], port, endpoint.NodeName));
                else if (endpoint.Conditions is { Serving: true, Terminating: true })
                    serving.Add(new(endpoint.Addresses[0], port, endpoint.NodeName));
            }
        }
        return new([.. ready], [.. serving]);
    }

    private IEnumerable<EndpointSlice> SlicesOf(Service service) =>
        _slices.ByIndex(ByService, ObjectKey.Of(service).ToString()).Where(slice => slice.AddressType == "IPv4");

    private void ServiceChanged(Service? before, Service? after)
    {
        foreach (var address in before is null ? [] : AddressesIn(before))
            _byAddress.Remove(address);
        foreach (var port in before?.Spec.Ports ?? [])
            _byNodePort.Remove(port.NodePort);
        if (after is null)
            return;
        foreach (var address in AddressesIn(after))
            _byAddress[address] = ObjectKey.Of(after);
        foreach (var port in after.Spec.Ports)
        {
            if (port.NodePort > 0)
                _byNodePort[port.NodePort] = ObjectKey.Of(after);
        }
    }

    private static IEnumerable<string> AddressesIn(Service service) =>
        service.Spec.ClusterIPs.Where(address => address is not ("None" or ""))
            .Concat(service.Spec.ExternalIPs)
            .Concat(service.Status.LoadBalancer.Ingress.Select(ingress => ingress.Ip).OfType<string>());

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

    /// <summary>An endpoint: an address and a port, and the Node it is on, if that is known.</summary>
    internal sealed record Backend(string Address, int Port, string? Node);

    /// <summary>The endpoints behind a port of a Service: those that are ready, and those that are going but still serve.</summary>
    private sealed record Backends(Backend[] Ready, Backend[] Serving)
    {
        public Backend[] On(string? node)
        {
            var ready = node is null ? Ready : Array.FindAll(Ready, backend => backend.Node == node);
            if (ready.Length > 0)
                return ready;
            return node is null ? Serving : Array.FindAll(Serving, backend => backend.Node == node);
        }
    }
}

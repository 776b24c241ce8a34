using System.Runtime.ExceptionServices;
using ClusterSim.Nodes.Programs;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>The network of a cluster: one flat space of Pod addresses, the virtual addresses of Services, their names, and the HTTP messages that travel.</summary>
/// <remarks>
/// <para>Every request is a connection of its own, so each one to a Service may hit another Pod.</para>
/// <para>Source: pkg/proxy, what a Service's address leads to (v1.36). Differs from Kubernetes: HTTP requests travel whole, in place of packets.</para>
/// </remarks>
internal sealed partial class ClusterNetwork(SimulationLoop loop, NetworkOptions options) : IClusterComponent, IPodNetwork
{
    private static readonly Vantage Outside = new(null, "default");

    private readonly PodAddresses _addresses = new();
    private readonly Dictionary<string, NetworkHost> _hosts = new(StringComparer.Ordinal); // By address; looked up, never enumerated.
    private readonly Dictionary<string, NetworkEndpoint> _endpoints = new(StringComparer.Ordinal); // By address; looked up, never enumerated.
    private ServiceTable? _services;
    private ServiceNames? _names;

    public string Name => "kube-proxy";

    public SimulationLoop Loop => loop;

    public NetworkOptions Options => options;

    public void Start(ComponentContext context)
    {
        _services = new(context.Informers, context.Random("kube-proxy"), () => context.Loop.Now);
        _names = new(_services, context.Random("dns"), options.ClusterDomain);
    }

    public string HostAddress(int index) => PodAddresses.HostAddress(index);

    public string AddHost(NetworkHost host)
    {
        _hosts.Add(host.Address, host);
        return _addresses.AddHost(host);
    }

    public void RemoveHost(NetworkHost host)
    {
        _hosts.Remove(host.Address);
        _addresses.RemoveHost(host);
    }

    public string Attach(NetworkEndpoint endpoint)
    {
        if (endpoint.UsesHostNetwork)
        {
            endpoint.Host.AddToHostNetwork(endpoint);
            return endpoint.Host.Address;
        }
        var address = _addresses.Take(endpoint.Host);
        _endpoints.Add(address, endpoint);
        if (endpoint.HasHostPorts)
            endpoint.Host.AddToHostNetwork(endpoint);
        return address;
    }

    public void Detach(NetworkEndpoint endpoint)
    {
        endpoint.Host.RemoveFromHostNetwork(endpoint);
        if (endpoint.UsesHostNetwork)
            return;
        _endpoints.Remove(endpoint.Address);
        _addresses.GiveBack(endpoint.Address);
    }

    public Task<HttpResponse> SendAsync(NetworkEndpoint source, Uri url, HttpRequest request, CancellationToken cancellation) =>
        SendAsync(Vantage.Of(source), url, request, cancellation);

    /// <summary>Sends a request from anywhere, from whichever thread. Completed when it returns if nothing takes time.</summary>
    public Task<HttpResponse> SendAsync(Vantage from, Uri url, HttpRequest request, CancellationToken cancellation) => loop.IsHeld
        ? new HttpExchange(this, from).SendAsync(url, request, cancellation)
        : SendFromOutsideAsync(from, url, request, cancellation);

    public Task<HttpResponse> SendAsync(Uri url, HttpRequest request, CancellationToken cancellation) => SendAsync(Outside, url, request, cancellation);

    public (string Address, int Port)? FindEndpoint(Service service, ServicePort port) =>
        _services?.Choose(service, port, Outside.Address, onlyNode: null) is { } backend ? (backend.Address, backend.Port) : null;

    public HttpMessageHandler CreateHandler(NetworkEndpoint source) => new NetworkHttpHandler(this, Vantage.Of(source));

    public string ClusterDomain => options.ClusterDomain;

    public NameAnswer Lookup(NetworkEndpoint source, string name) => _names?.Lookup(name, source.Key.Namespace) ?? new(name, []);

    public IReadOnlyList<ServiceRecord> LookupServices(string name) => _names?.LookupServices(name) ?? [];

    public Task<HttpResponse> SendAsync(NetworkHost source, Uri url, HttpRequest request, CancellationToken cancellation) =>
        SendAsync(Vantage.Of(source), url, request, cancellation);

    public Reachability Probe(NetworkEndpoint source, string address, int port) => ReachabilityOf(RouteTo(address, port, Vantage.Of(source)));

    public Reachability Probe(NetworkHost source, string address, int port, out IPortListener? listener)
    {
        var route = RouteTo(address, port, Vantage.Of(source));
        listener = route.Listener;
        return ReachabilityOf(route);
    }

    private static Reachability ReachabilityOf(Route route) => route.Kind switch
    {
        RouteKind.Connected => Reachability.Open,
        RouteKind.Refused => Reachability.Refused,
        _ => Reachability.Lost,
    };

    public string ResolverConfiguration(string @namespace) =>
        $"search {@namespace}.svc.{options.ClusterDomain} svc.{options.ClusterDomain} {options.ClusterDomain}\nnameserver {options.DnsAddress}\noptions ndots:5\n";

    /// <summary>The address that a name stands for; null when nobody knows it.</summary>
    public string? Resolve(string name, Vantage from) => _names is null ? null : _names.Resolve(name, from.Namespace);

    /// <summary>Where a connection to an address and port leads.</summary>
    public Route RouteTo(string address, int port, Vantage from)
    {
        if (address.StartsWith("127.", StringComparison.Ordinal) || address == "::1")
            return from.Endpoint is { } self ? ToEndpoint(self, port, from) : from.Node is { } node ? ToHostNetwork(node, port, from) : Route.Refused;
        if (_services?.FindByAddress(address) is { } service)
            return ToService(service, service.Spec.Ports.FindIndex(candidate => candidate.Port == port && ServiceTable.IsTcp(candidate)), from);
        if (_hosts.TryGetValue(address, out var host))
            return ToHost(host, port, from);
        return ToPod(address, port, from);
    }

    /// <summary>What is thrown must come out as it is, a cancellation and its cause as well.</summary>
    private async Task<HttpResponse> SendFromOutsideAsync(Vantage from, Uri url, HttpRequest request, CancellationToken cancellation)
    {
        var (response, error) = await loop.InvokeAsync(SendAndCatchAsync).ConfigureAwait(false);
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
        return response!;

        async Task<(HttpResponse?, Exception?)> SendAndCatchAsync()
        {
            try
            {
                return (await new HttpExchange(this, from).SendAsync(url, request, cancellation).ConfigureAwait(false), null);
            }
            catch (Exception caught)
            {
                return (null, caught);
            }
        }
    }

    private Route ToService(Service service, int portIndex, Vantage from)
    {
        if (portIndex < 0)
            return Route.Lost;
        var onlyNode = service.Spec.InternalTrafficPolicy == "Local" ? from.Endpoint?.Host.Name : null;
        return ToService(service, service.Spec.Ports[portIndex], onlyNode, from);
    }

    /// <summary>Without endpoints a connection is refused; where only those elsewhere are left out, it is dropped.</summary>
    private Route ToService(Service service, ServicePort port, string? onlyNode, Vantage from)
    {
        if (_services!.Choose(service, port, from.Address, onlyNode) is { } backend)
            return ToBackend(backend, from);
        return _services.HasBackends(service, port) ? Route.Lost : Route.Refused;
    }

    private Route ToBackend(ServiceTable.Backend backend, Vantage from) =>
        _hosts.TryGetValue(backend.Address, out var host) ? ToHostNetwork(host, backend.Port, from) : ToPod(backend.Address, backend.Port, from);

    private Route ToPod(string address, int port, Vantage from) =>
        _endpoints.TryGetValue(address, out var endpoint) ? ToEndpoint(endpoint, port, from) : Route.Lost;

    /// <summary>A node forwards node ports and host ports; what is left are the programs on its own network.</summary>
    private Route ToHost(NetworkHost host, int port, Vantage from)
    {
        if (!from.Reaches(host))
            return Route.Lost;
        if (_services?.FindByNodePort(port) is { } found)
        {
            var onlyNode = found.Service.Spec.ExternalTrafficPolicy == "Local" && from.Endpoint is null ? host.Name : null;
            return ToService(found.Service, found.Port, onlyNode, from);
        }
        return ToHostNetwork(host, port, from);
    }

    private static Route ToHostNetwork(NetworkHost host, int port, Vantage from)
    {
        foreach (var endpoint in host.OnHostNetwork)
        {
            var target = endpoint.UsesHostNetwork ? port : endpoint.PortBehindHostPort(port);
            if (target is { } own && ToEndpoint(endpoint, own, from) is { Kind: not RouteKind.Refused } route)
                return route;
        }
        return from.Reaches(host) ? Route.Refused : Route.Lost;
    }

    private static Route ToEndpoint(NetworkEndpoint endpoint, int port, Vantage from)
    {
        if (!from.Reaches(endpoint.Host))
            return Route.Lost;
        var isInside = ReferenceEquals(endpoint, from.Endpoint);
        return endpoint.FindListener(port) is { } listener && (isInside || !listener.IsLocal) ? new(RouteKind.Connected, endpoint.Host, listener, port) : Route.Refused;
    }
}

using System.Runtime.ExceptionServices;
using ClusterSim.Networking.Ingresses;
using ClusterSim.Networking.Names;
using ClusterSim.Nodes.Programs;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>The network of a cluster: one flat space of Pod addresses, the virtual addresses of Services, their names, and the HTTP messages that travel.</summary>
/// <remarks>
/// <para>Every request is a connection of its own, so each one to a Service may hit another Pod.</para>
/// <para>Source: pkg/proxy, what a Service's address leads to (v1.36). Differs from Kubernetes: HTTP requests travel whole, and other bytes over connections, in place of packets; there is no UDP.</para>
/// </remarks>
internal sealed partial class ClusterNetwork(SimulationLoop loop, NetworkOptions options) : IClusterComponent, IPodNetwork
{
    private static readonly Vantage Outside = new(null, "default");

    private readonly PodAddresses _addresses = new();
    private readonly OrderedDictionary<string, NetworkHost> _hosts = new(StringComparer.Ordinal); // By address.
    private readonly Dictionary<string, NetworkEndpoint> _endpoints = new(StringComparer.Ordinal); // By address; looked up, never enumerated.
    private ServiceTable? _services;
    private NameResolver? _names;
    private PolicyTable? _policies;
    private RandomStream? _balancing;

    public string Name => "kube-proxy";

    public SimulationLoop Loop => loop;

    public NetworkOptions Options => options;

    public void Start(ComponentContext context)
    {
        _services = new(context.Informers, context.Random("kube-proxy"), () => context.Loop.Now);
        _policies = new(context.Informers);
        _balancing = context.Random("load-balancer");
        var namespaces = context.Informers.For<Namespace>();
        var zone = new DnsZone(_services, namespaces, context.Random("dns"), options.ClusterDomain);
        if (options.Internet)
            Internet.Serve(this);
        _names = new(zone, name => Ingresses?.Knows(name) == true, name => options.Internet && Internet.IsPublic(name, it => namespaces.Find(new ObjectKey(it)) is not null), MayAskDns, options);
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
        _services?.Choose(service, port, Outside.Address, node: null, staysThere: false) is { } backend ? (backend.Address, backend.Port) : null;

    public HttpMessageHandler CreateHandler(NetworkEndpoint source) => new NetworkHttpHandler(this, Vantage.Of(source));

    public string ClusterDomain => options.ClusterDomain;

    public string DnsAddress => options.DnsAddress;

    public string OutsideDnsAddress => options.OutsideDnsAddress;

    public Task<HttpResponse> SendAsync(NetworkHost source, Uri url, HttpRequest request, CancellationToken cancellation) =>
        SendAsync(Vantage.Of(source), url, request, cancellation);

    public Reachability Probe(NetworkEndpoint source, string address, int port) => ReachabilityOf(RouteTo(address, port, Vantage.Of(source)));

    public Reachability Probe(NetworkHost source, string address, int port, out IPortListener? listener)
    {
        var route = RouteTo(address, port, Vantage.Of(source));
        listener = route.Listener;
        return ReachabilityOf(route);
    }

    public IPortListener? FindListener(NetworkEndpoint source, string address, int port) => RouteTo(address, port, Vantage.Of(source)).Listener;

    private static Reachability ReachabilityOf(Route route) => route.Kind switch
    {
        RouteKind.Connected => Reachability.Open,
        RouteKind.Refused => Reachability.Refused,
        _ => Reachability.Lost,
    };

    /// <summary>Hosts and paths of Ingresses; null when there is no controller for them.</summary>
    public IngressTable? Ingresses { get; set; }

    public Service? FindService(ObjectKey key) => _services?.Find(key);

    /// <summary>The endpoints behind a port of a Service, for a proxy that sends requests to them itself.</summary>
    public Backend[] BackendsOf(Service service, ServicePort port) => _services?.UsableOf(service, port) ?? [];

    /// <summary>Sends a request to an endpoint as the Ingress controller does: path and host stay as they are.</summary>
    public Task<HttpResponse> ForwardAsync(NetworkAddress target, HttpRequest request) =>
        new HttpExchange(this, Outside with { Address = options.IngressAddress }).ForwardAsync(target, request, CancellationToken.None);

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
}

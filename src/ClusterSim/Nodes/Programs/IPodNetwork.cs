namespace ClusterSim.Nodes.Programs;

/// <summary>What nodes need of the network: addresses for Pods, and a way for programs to talk.</summary>
internal interface IPodNetwork
{
    /// <summary>The address of machine number <paramref name="index"/>.</summary>
    /// <param name="index">Counted from 0 in the order in which machines came.</param>
    string HostAddress(int index);

    /// <summary>The range from which Pods on this machine get their first addresses, as in <c>10.244.1.0/24</c>.</summary>
    string AddHost(NetworkHost host);

    void RemoveHost(NetworkHost host);

    /// <summary>Connects a Pod and returns its address.</summary>
    string Attach(NetworkEndpoint endpoint);

    /// <summary>Disconnects a Pod; its address may be given to another some day.</summary>
    void Detach(NetworkEndpoint endpoint);

    /// <summary>Sends a request from a Pod and waits for the answer.</summary>
    Task<HttpResponse> SendAsync(NetworkEndpoint source, Uri url, HttpRequest request, CancellationToken cancellation);

    /// <summary>Sends a request from a machine, as its kubelet does.</summary>
    Task<HttpResponse> SendAsync(NetworkHost source, Uri url, HttpRequest request, CancellationToken cancellation);

    /// <summary>Connects from a Pod to a port somewhere.</summary>
    /// <param name="source">Who connects.</param>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">The port there.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known, the connection was refused, or nobody answered for 127 seconds.</exception>
    Task<TcpConnection> ConnectAsync(NetworkEndpoint source, string host, int port, CancellationToken cancellation);

    /// <inheritdoc cref="ConnectAsync(NetworkEndpoint, string, int, CancellationToken)"/>
    Task<TcpConnection> ConnectAsync(NetworkHost source, string host, int port, CancellationToken cancellation);

    /// <summary>Sends a request from outside the cluster, as its control plane does.</summary>
    Task<HttpResponse> SendAsync(Uri url, HttpRequest request, CancellationToken cancellation);

    /// <summary>An address and port behind a port of a Service, drawn at random; null when there is none that is ready.</summary>
    (string Address, int Port)? FindEndpoint(Service service, ServicePort port);

    /// <summary>The port from which the next connection leaves.</summary>
    int NextPort();

    /// <summary>What makes an <see cref="HttpClient"/> send its requests from a Pod.</summary>
    HttpMessageHandler CreateHandler(NetworkEndpoint source);

    /// <summary>What the cluster's DNS says to a Pod about a name.</summary>
    NameAnswer Lookup(NetworkEndpoint source, string name);

    /// <summary>Where the ports of a Service are, for a complete name as in <c>_http._tcp.web.shop.svc.cluster.local</c>, or without the first two parts for all ports.</summary>
    IReadOnlyList<ServiceRecord> LookupServices(string name);

    /// <summary>What becomes of a Pod's attempt to connect.</summary>
    Reachability Probe(NetworkEndpoint source, string address, int port);

    /// <summary>What a machine's attempt to connect leads to.</summary>
    /// <param name="source">The machine.</param>
    /// <param name="address">An address.</param>
    /// <param name="port">The port there.</param>
    /// <param name="listener">What would take the connection; null when nothing would.</param>
    Reachability Probe(NetworkHost source, string address, int port, out IPortListener? listener);

    /// <summary>What takes a Pod's connections to an address and port; null when nothing does.</summary>
    IPortListener? FindListener(NetworkEndpoint source, string address, int port);

    /// <summary>The text of a Pod's <c>/etc/resolv.conf</c>.</summary>
    /// <param name="namespace">Namespace of the Pod.</param>
    string ResolverConfiguration(string @namespace);

    /// <summary>The domain of the cluster's names.</summary>
    string ClusterDomain { get; }
}

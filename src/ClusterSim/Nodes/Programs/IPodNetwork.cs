using ClusterSim.Nodes.Programs.Dns;

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

    /// <summary>Asks a DNS server one question.</summary>
    /// <param name="source">The Pod that asks.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="name">A complete name.</param>
    /// <param name="type">The type of record, in capitals.</param>
    DnsReply Ask(NetworkEndpoint source, string server, string name, string type);

    /// <summary>What a program in a Pod learns of a name.</summary>
    NameAnswer Lookup(NetworkEndpoint source, string name);

    /// <summary>What a program in a Pod learns of a name that asks other servers than its Pod's.</summary>
    NameAnswer Lookup(NetworkEndpoint source, ResolverSettings settings, string name);

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

    /// <summary>The address of the cluster's DNS.</summary>
    string DnsAddress { get; }

    /// <summary>The address of the DNS that nodes ask.</summary>
    string OutsideDnsAddress { get; }

    /// <summary>The domain of the cluster's names.</summary>
    string ClusterDomain { get; }
}

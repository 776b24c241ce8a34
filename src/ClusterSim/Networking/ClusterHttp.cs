using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Sends HTTP requests to programs in a cluster, as a client outside it or from one of its Pods.</summary>
/// <remarks>Names of Services work from outside as well, although no real client could use them there without asking the cluster's DNS.</remarks>
public sealed class ClusterHttp
{
    private readonly ClusterNetwork _network;
    private readonly Func<ObjectKey, NetworkEndpoint?> _findPod;
    private readonly Vantage _from;

    internal ClusterHttp(ClusterNetwork network, Func<ObjectKey, NetworkEndpoint?> findPod, Vantage? from = null) =>
        (_network, _findPod, _from) = (network, findPod, from ?? new(null, "default"));

    /// <summary>The same, but with short names looked up in another namespace than <c>default</c>.</summary>
    public ClusterHttp InNamespace(string @namespace) => new(_network, _findPod, _from with { Namespace = @namespace });

    /// <summary>The same, but from a Pod.</summary>
    /// <exception cref="InvalidOperationException">No such Pod runs on any node.</exception>
    public ClusterHttp From(string @namespace, string pod)
    {
        var key = new ObjectKey(@namespace, pod);
        var endpoint = _findPod(key);
        return endpoint is { Address.Length: > 0 }
            ? new(_network, _findPod, Vantage.Of(endpoint))
            : throw new InvalidOperationException($"Pod {key} does not run on any node, so no request can come from it.");
    }

    /// <summary>Asks for a URL, and moves virtual time until the answer is there.</summary>
    /// <param name="url">As in <c>http://kubia/</c>.</param>
    /// <inheritdoc cref="Send"/>
    public HttpResponse Get(string url) => Send(url, new());

    /// <summary>Sends a request, and moves virtual time until the answer is there.</summary>
    /// <param name="url">Where to; path and query are taken from here.</param>
    /// <param name="request">Method, headers and body.</param>
    /// <exception cref="HttpRequestException">The name is not known, the connection was refused, or reset before the answer.</exception>
    /// <exception cref="TaskCanceledException">There was no answer for <see cref="NetworkOptions.RequestTimeout"/>.</exception>
    /// <exception cref="InvalidOperationException">Called from inside the simulation, and the answer takes time: await <see cref="SendAsync"/> there.</exception>
    public HttpResponse Send(string url, HttpRequest request)
    {
        var loop = _network.Loop;
        if (!loop.IsHeld && !loop.IsLive)
            return loop.Run(() => SendAsync(url, request));
        var answer = SendAsync(url, request);
        return answer.IsCompleted || !loop.IsHeld
            ? answer.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The answer takes virtual time: await it with SendAsync.");
    }

    /// <summary>Sends a request, for code that runs in the simulation. Completed at once when nothing takes time.</summary>
    /// <param name="url">Where to; path and query are taken from here.</param>
    /// <param name="request">Method, headers and body; null: a plain GET.</param>
    /// <param name="cancellation">Gives up early.</param>
    public Task<HttpResponse> SendAsync(string url, HttpRequest? request = null, CancellationToken cancellation = default) =>
        _network.SendAsync(_from, new Uri(url), request ?? new(), cancellation);

    /// <summary>Opens a TCP connection, for code that runs in the simulation: <c>cluster.Run(async () => …)</c>.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known, the connection was refused, or nobody answered for 127 seconds.</exception>
    public Task<TcpConnection> ConnectAsync(string host, int port, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        return _network.Loop.InvokeAsync(() => _network.ConnectAsync(_from, host, port, cancellation));
    }

    /// <summary>
    /// Opens a TCP connection to a port of a Service, as a load balancer does that stands before the nodes: through any that works, or with <c>externalTrafficPolicy: Local</c> one that has
    /// endpoints.
    /// </summary>
    /// <param name="service">Namespace and name of the Service.</param>
    /// <param name="port">One of the numbers in its <c>spec.ports</c>.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such Service or port, nothing is behind it, or nobody answered for 127 seconds.</exception>
    public Task<TcpConnection> ConnectAsync(ObjectKey service, int port, CancellationToken cancellation = default) =>
        _network.Loop.InvokeAsync(() => _network.ConnectAsync(service, port, cancellation));

    /// <summary>A handler for an <see cref="HttpClient"/>. Give that client an infinite timeout: its own runs by the wall clock.</summary>
    public HttpMessageHandler CreateHandler() => new NetworkHttpHandler(_network, _from);

    /// <summary>A client whose requests go to programs of the cluster.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
}

using System.Net.Sockets;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <content>Connections that carry bytes.</content>
internal sealed partial class ClusterNetwork
{
    private const int FirstPort = 32768; // net.ipv4.ip_local_port_range
    private const int LastPort = 60999;
    private const int Attempts = 7; // tcp_syn_retries is 6

    private int _lastPort = FirstPort - 1;

    public int NextPort() => _lastPort = _lastPort == LastPort ? FirstPort : _lastPort + 1;

    public Task<TcpConnection> ConnectAsync(NetworkEndpoint source, string host, int port, CancellationToken cancellation) =>
        ConnectAsync(Vantage.Of(source), host, port, cancellation);

    public Task<TcpConnection> ConnectAsync(NetworkHost source, string host, int port, CancellationToken cancellation) =>
        ConnectAsync(Vantage.Of(source), host, port, cancellation);

    /// <summary>Connects from anywhere. Where nobody answers, it tries again and again, as long as Linux does.</summary>
    /// <exception cref="SocketException">The name is not known, the connection was refused, or nobody answered for 127 seconds.</exception>
    public async Task<TcpConnection> ConnectAsync(Vantage from, string host, int port, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var address = await ResolveAsync(host, from, cancellation);
        return await ConnectAsync(() => RouteTo(address, port, from), new(address, port), from, cancellation);
    }

    /// <summary>Connects to a Service as a load balancer before the nodes does.</summary>
    /// <exception cref="SocketException">There is no such Service or port, nothing is behind it, or nobody answered for 127 seconds.</exception>
    public Task<TcpConnection> ConnectAsync(ObjectKey service, int port, CancellationToken cancellation)
    {
        if (_services?.Find(service) is not { } found || ServiceTable.FindPort(found, port) is not { } servicePort)
            throw new SocketException((int)SocketError.HostNotFound, $"Service {service} has no port {port} for TCP connections");
        return ConnectAsync(() => ToNodeOf(found, servicePort, Outside), new(found.Spec.ClusterIP ?? "", port), Outside, cancellation);
    }

    private async Task<TcpConnection> ConnectAsync(Func<Route> find, NetworkAddress target, Vantage from, CancellationToken cancellation)
    {
        var patience = TimeSpan.FromSeconds(1); // TCP_TIMEOUT_INIT
        for (var attempt = 0; attempt < Attempts; attempt++, patience *= 2)
        {
            await LatencyAsync(cancellation);
            var route = find();
            if (route.Kind == RouteKind.Connected)
                return await OpenAsync(route, target, from);
            if (route.Kind == RouteKind.Refused)
            {
                await LatencyAsync(cancellation);
                throw new SocketException((int)SocketError.ConnectionRefused, "Connection refused");
            }
            await loop.Delay(patience, cancellation);
        }
        throw new SocketException((int)SocketError.TimedOut, "Connection timed out");
    }

    /// <summary>Opens a connection along a route. The listener has it at once, who connects when the answer is there.</summary>
    public async Task<TcpConnection> OpenAsync(Route route, NetworkAddress target, Vantage from)
    {
        var host = route.Host;
        var path = new TcpPath(loop, options.Latency, () => from.Reaches(host));
        var port = NextPort();
        var (client, server) = TcpConnection.Open(path, new(from.Address, port), target, new(route.Source, port), route.Target);
        loop.Schedule(TimeSpan.Zero, Simulation.EventRank.Default, () => route.Listener!.Accept(server));
        await LatencyAsync(default);
        return client;
    }

    private async Task LatencyAsync(CancellationToken cancellation)
    {
        if (options.Latency > TimeSpan.Zero)
            await loop.Delay(options.Latency, cancellation);
    }
}

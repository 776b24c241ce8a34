using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Networking;
using IPAddress = System.Net.IPAddress;

namespace ClusterSim.Server.Exposure;

/// <summary>The node ports and load balancers of a cluster on loopback: opened and closed as Services and Ingresses come and go.</summary>
internal sealed class ExposedPorts : IAsyncDisposable
{
    private readonly Cluster _cluster;
    private readonly ExposureOptions _options;
    private readonly Channel<(ApiObject Source, bool IsGone)> _changes = Channel.CreateUnbounded<(ApiObject, bool)>(new() { SingleReader = true });
    private readonly Dictionary<(string Kind, ObjectKey Source), WantedPort[]> _wanted = [];
    private readonly Dictionary<(string Address, int Port), ExposedListener> _open = [];
    private readonly List<IDisposable> _watches = [];
    private readonly Lock _gate = new();
    private readonly Task _following;

    public ExposedPorts(Cluster cluster, ExposureOptions options)
    {
        (_cluster, _options) = (cluster, options);
        cluster.Loop.Invoke(() =>
        {
            _watches.Add(cluster.Informers.For<Service>().OnChange(Changed));
            _watches.Add(cluster.Informers.For<Ingress>().OnChange(Changed));
        });
        _following = FollowAsync();
    }

    /// <summary>What is open now, in the order of the ports.</summary>
    public IReadOnlyList<ExposedPort> All
    {
        get
        {
            lock (_gate)
                return [.. _open.Values.Select(listener => listener.Port).OrderBy(port => port.Local.Port)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        _cluster.Loop.Invoke(() => _watches.ForEach(watch => watch.Dispose()));
        _changes.Writer.Complete();
        await _following.ConfigureAwait(false);
        foreach (var key in _open.Keys.ToArray())
            Close(key);
    }

    /// <summary>On the loop: only notes it.</summary>
    private void Changed(ApiObject? before, ApiObject? after) => _changes.Writer.TryWrite(((after ?? before)!, after is null));

    private async Task FollowAsync()
    {
        await foreach (var (source, isGone) in _changes.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            var key = (source is Ingress ? "Ingress" : "Service", ObjectKey.Of(source));
            WantedPort[] wanted = isGone ? [] : source is Ingress ingress ? [.. WantedPort.Of(ingress)] : [.. WantedPort.Of((Service)source)];
            if (wanted.Length == 0 ? _wanted.Remove(key) : !wanted.SequenceEqual(_wanted.GetValueOrDefault(key) ?? []))
            {
                if (wanted.Length > 0)
                    _wanted[key] = wanted;
                Update();
            }
        }
    }

    private void Update()
    {
        var all = _wanted.Values.SelectMany(static wanted => wanted).DistinctBy(static port => (port.Address, port.Port)).ToDictionary(static port => (port.Address, port.Port));
        foreach (var (key, listener) in _open.ToArray())
        {
            if (!all.TryGetValue(key, out var still) || still.ServicePort != listener.Wanted.ServicePort || (still.ServicePort > 0 && still.Source != listener.Wanted.Source))
                Close(key);
        }
        foreach (var (key, wanted) in all)
        {
            if (!_open.ContainsKey(key))
                Open(wanted);
        }
    }

    private void Open(WantedPort wanted)
    {
        var socket = Listen(wanted.Port) ?? Listen(0)!;
        var port = new ExposedPort(wanted.Source, wanted.Address, wanted.Port, (IPEndPoint)socket.LocalEndpoint);
        lock (_gate)
            _open.Add((wanted.Address, wanted.Port), new(_cluster, socket, wanted, port));
        _options.Opened?.Invoke(port);
    }

    private void Close((string, int) key)
    {
        ExposedListener? listener;
        lock (_gate)
            _open.Remove(key, out listener);
        listener!.Dispose();
        _options.Closed?.Invoke(listener.Port);
    }

    /// <summary>Null when the port is taken, or kept for administrators.</summary>
    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException) when (port > 0)
        {
            listener.Dispose();
            return null;
        }
    }
}

using System.Globalization;
using System.Text;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Simulation;

namespace ClusterSim.Server.Streams.Spdy;

/// <summary>Ports of a Pod over a SPDY connection: for each connection a pair of streams, one for its data and one for what goes wrong.</summary>
/// <remarks>Source: cri-streaming portforward/httpstream.go (v1.36).</remarks>
internal sealed class SpdyPorts(SimulationLoop loop, PortForwardSession session, Stream transport)
{
    /// <summary>How the protocol is named.</summary>
    public const string Protocol = "portforward.k8s.io";

    private readonly Dictionary<string, (SpdyStream? Data, SpdyStream? Error)> _pairs = new(StringComparer.Ordinal);
    private readonly List<Task> _forwarding = [];

    public async Task RunAsync(CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone);
        using var connection = new SpdyConnection(transport);
        try
        {
            await connection.RunAsync(stream => Opened(stream, over.Token), over.Token).ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            foreach (var task in _forwarding)
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Opened(SpdyStream stream, CancellationToken cancellation)
    {
        var id = stream.Headers.GetValueOrDefault("requestid", "");
        var pair = _pairs.GetValueOrDefault(id);
        pair = stream.Type == "data" ? (stream, pair.Error) : (pair.Data, stream);
        if (pair is not ({ } data, { } error))
        {
            _pairs[id] = pair;
            return;
        }
        _pairs.Remove(id);
        _forwarding.RemoveAll(task => task.IsCompleted);
        _forwarding.Add(ForwardAsync(data, error, cancellation));
    }

    private async Task ForwardAsync(SpdyStream data, SpdyStream error, CancellationToken cancellation)
    {
        var problem = "";
        PortConnection? connection = null;
        try
        {
            if (!int.TryParse(data.Headers.GetValueOrDefault("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                problem = $"unable to parse {data.Headers.GetValueOrDefault("port")} as a port";
            else
                connection = await loop.InvokeAsync(() => session.Connect(port)).ConfigureAwait(false);
        }
        catch (IOException refused)
        {
            problem = refused.Message;
        }
        if (connection is not null)
            await CopyAsync(connection, data, cancellation).ConfigureAwait(false);
        data.End();
        await error.CloseAsync(Encoding.UTF8.GetBytes(problem), cancellation).ConfigureAwait(false);
        await data.CloseAsync(default, cancellation).ConfigureAwait(false);
    }

    private async Task CopyAsync(PortConnection connection, SpdyStream data, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            var receiving = ReceiveAsync(connection, data, over.Token);
            var sending = loop.CopyAsync(connection.Output, bytes => data.SendAsync(bytes, over.Token), over.Token);
            await Task.WhenAny(sending, data.WasReset).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            foreach (var task in (Task[])[sending, receiving])
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await loop.InvokeAsync(() => { connection.Close(); return true; }).ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync(PortConnection connection, SpdyStream data, CancellationToken cancellation)
    {
        await foreach (var bytes in data.Input.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (!await loop.WriteAsync(connection.Input, bytes, cancellation).ConfigureAwait(false))
                return;
        }
        await loop.CompleteAsync(connection.Input).ConfigureAwait(false);
    }
}

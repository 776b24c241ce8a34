using System.Net.Sockets;
using ClusterSim.Nodes.Programs;
using ClusterSim.Server.Streams;

namespace ClusterSim.Server.Exposure;

/// <summary>One open port: each connection to it becomes one in the cluster, byte for byte.</summary>
internal sealed class ExposedListener : IDisposable
{
    private readonly Cluster _cluster;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _over = new();

    public ExposedListener(Cluster cluster, TcpListener listener, WantedPort wanted, ExposedPort port)
    {
        (_cluster, _listener, Wanted, Port) = (cluster, listener, wanted, port);
        _ = AcceptAsync();
    }

    public WantedPort Wanted { get; }

    public ExposedPort Port { get; }

    public void Dispose()
    {
        _listener.Dispose();
        _over.Cancel();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_over.Token).ConfigureAwait(false));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody wants the port any more.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            try
            {
                var connection = await ConnectAsync().ConfigureAwait(false);
                await CopyAsync(socket, connection).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                Reset(socket); // As if this machine were the load balancer, and nothing behind it answered.
            }
        }
    }

    private Task<TcpConnection> ConnectAsync() => Wanted.ServicePort > 0
        ? _cluster.Http.ConnectAsync(Wanted.Source, Wanted.ServicePort, _over.Token)
        : _cluster.Http.ConnectAsync(Wanted.Address, Wanted.Port, _over.Token);

    private async Task CopyAsync(Socket socket, TcpConnection connection)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
        try
        {
            var receiving = ReceiveAsync(socket, connection, done.Token);
            await SendAsync(socket, connection, done.Token).ConfigureAwait(false);
            await Task.WhenAny(receiving, Task.Delay(TimeSpan.FromSeconds(1), done.Token)).ConfigureAwait(false); // The client may still have something to say, but not for ever.
            await done.CancelAsync().ConfigureAwait(false);
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await _cluster.Loop.InvokeAsync(() => { connection.Close(); return true; }).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Socket socket, TcpConnection connection, CancellationToken cancellation)
    {
        try
        {
            while (await _cluster.Loop.ReadAsync(connection, cancellation).ConfigureAwait(false) is { IsEmpty: false } bytes)
            {
                for (var sent = 0; sent < bytes.Length;)
                    sent += await socket.SendAsync(bytes[sent..], SocketFlags.None, cancellation).ConfigureAwait(false);
            }
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            Reset(socket);
        }
    }

    private async Task ReceiveAsync(Socket socket, TcpConnection connection, CancellationToken cancellation)
    {
        var buffer = new byte[16 << 10];
        while (await socket.ReceiveAsync(buffer, SocketFlags.None, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            if (!await _cluster.Loop.WriteAsync(connection, buffer.AsMemory(0, count), cancellation).ConfigureAwait(false))
                return;
        }
        await _cluster.Loop.CompleteAsync(connection).ConfigureAwait(false);
    }

    private static void Reset(Socket socket)
    {
        if (socket.Connected)
            socket.LingerState = new(enable: true, 0);
        socket.Close();
    }
}

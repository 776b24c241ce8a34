using System.Buffers.Binary;
using System.Text;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Simulation;

namespace ClusterSim.Server.Streams.WebSockets;

/// <summary>Ports of a Pod over the channels of a WebSocket: for each port that the request names a channel for its data, and one for what goes wrong.</summary>
/// <remarks>Source: cri-streaming portforward/websocket.go (v1.36).</remarks>
internal sealed class WebSocketPorts(SimulationLoop loop, PortForwardSession session, ChannelSocket socket)
{
    public async Task RunAsync(CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone);
        var connections = new PortConnection?[session.Ports.Count];
        var sending = new Task[connections.Length];
        for (var i = 0; i < connections.Length; i++)
        {
            var number = new byte[2];
            BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)session.Ports[i]);
            await socket.SendAsync(2 * i, number, over.Token).ConfigureAwait(false);
            await socket.SendAsync((2 * i) + 1, number, over.Token).ConfigureAwait(false);
            connections[i] = await ConnectAsync(i, over.Token).ConfigureAwait(false);
            sending[i] = SendAsync(i, connections[i], over.Token);
        }
        var all = CloseAfterAsync(sending, over.Token);
        while (await socket.ReceiveAsync(over.Token).ConfigureAwait(false) is { } message)
        {
            if (message.Channel % 2 == 0 && message.Channel / 2 < connections.Length && connections[message.Channel / 2] is { } connection)
                await loop.WriteAsync(connection.Input, message.Bytes, over.Token).ConfigureAwait(false);
        }
        await over.CancelAsync().ConfigureAwait(false);
        await all.ConfigureAwait(false);
    }

    private async Task<PortConnection?> ConnectAsync(int index, CancellationToken cancellation)
    {
        try
        {
            return await loop.InvokeAsync(() => session.Connect(session.Ports[index])).ConfigureAwait(false);
        }
        catch (IOException refused)
        {
            await socket.SendAsync((2 * index) + 1, Encoding.UTF8.GetBytes(refused.Message), cancellation).ConfigureAwait(false);
            return null;
        }
    }

    private Task SendAsync(int index, PortConnection? connection, CancellationToken cancellation) => connection is null
        ? Task.CompletedTask
        : loop.CopyAsync(connection.Output, bytes => socket.SendAsync(2 * index, bytes, cancellation), cancellation);

    private async Task CloseAfterAsync(Task[] sending, CancellationToken cancellation)
    {
        await Task.WhenAll(sending).ConfigureAwait(false);
        await socket.CloseAsync(cancellation).ConfigureAwait(false);
    }
}

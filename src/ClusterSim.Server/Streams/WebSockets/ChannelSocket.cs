using System.Net.WebSockets;
using System.Text;

namespace ClusterSim.Server.Streams.WebSockets;

/// <summary>A WebSocket that carries numbered channels.</summary>
internal sealed class ChannelSocket(WebSocket socket, ChannelProtocol protocol) : IDisposable
{
    private const int MaxPiece = 32 << 10;
    private const int MaxMessage = 16 << 20;

    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[MaxPiece];

    public ChannelProtocol Protocol => protocol;

    public async Task SendAsync(int channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, MaxPiece)];
            bytes = bytes[piece.Length..];
            await SendMessageAsync(channel, piece, cancellation).ConfigureAwait(false);
        }
        while (!bytes.IsEmpty);
    }

    /// <summary>The next message; null when there are no more.</summary>
    public async Task<(int Channel, ReadOnlyMemory<byte> Bytes)?> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == _buffer.Length)
                {
                    if (length >= MaxMessage)
                        return null;
                    Array.Resize(ref _buffer, length * 2);
                }
                part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellation).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (length == 0)
                continue;
            if (!protocol.IsBase64)
                return (_buffer[0], _buffer.AsMemory(1, length - 1));
            if (TryDecode(_buffer.AsSpan(1, length - 1)) is { } decoded)
                return (_buffer[0] - '0', decoded);
        }
    }

    /// <summary>Says that all has been said, and waits a while for the client to agree.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task SendMessageAsync(int channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        byte[] message = protocol.IsBase64 ? [(byte)('0' + channel), .. Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes.Span))] : [(byte)channel, .. bytes.Span];
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(message, protocol.IsBase64 ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static byte[]? TryDecode(ReadOnlySpan<byte> text)
    {
        try
        {
            return Convert.FromBase64String(Encoding.ASCII.GetString(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

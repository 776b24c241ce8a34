using System.Buffers.Binary;

namespace ClusterSim.Server.Streams.Spdy;

/// <summary>The server's side of a SPDY/3.1 connection: streams that the client opens.</summary>
/// <remarks>
/// Source: the SPDY Protocol, draft 3.1. As in the library that Kubernetes uses, windows are not minded: whoever does not read holds up the connection.
/// </remarks>
internal sealed class SpdyConnection(Stream transport) : IDisposable
{
    private const int Version = 3;
    private const int HeaderBytes = 8;
    private const int MaxControlBytes = 1 << 20;
    private const int MaxPieceBytes = 32 << 10;
    private const byte Fin = 1;

    private readonly Dictionary<uint, SpdyStream> _streams = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly SpdyHeaders _headers = new();
    private readonly byte[] _frame = new byte[HeaderBytes];

    /// <summary>What a control frame is about.</summary>
    private enum FrameType
    {
        SynStream = 1,
        SynReply = 2,
        RstStream = 3,
        Settings = 4,
        Ping = 6,
        GoAway = 7,
        Headers = 8,
        WindowUpdate = 9,
    }

    /// <summary>Reads frames until the client closes the connection.</summary>
    /// <param name="opened">Called for each stream that it opens; must not wait.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task RunAsync(Action<SpdyStream> opened, CancellationToken cancellation)
    {
        try
        {
            while (await TryReadAsync(_frame, cancellation).ConfigureAwait(false))
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(_frame.AsSpan(4)) & 0xff_ff_ff;
                var isControl = (_frame[0] & 0x80) != 0;
                if (!isControl)
                    await ReadDataAsync(BinaryPrimitives.ReadUInt32BigEndian(_frame), _frame[4], length, cancellation).ConfigureAwait(false);
                else if (!await ReadControlAsync((FrameType)BinaryPrimitives.ReadUInt16BigEndian(_frame.AsSpan(2)), _frame[4], length, opened, cancellation).ConfigureAwait(false))
                    return;
            }
        }
        finally
        {
            foreach (var stream in _streams.Values)
                stream.End();
        }
    }

    public async Task SendDataAsync(uint stream, ReadOnlyMemory<byte> bytes, bool isLast, CancellationToken cancellation)
    {
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, MaxPieceBytes)];
            bytes = bytes[piece.Length..];
            var frame = new byte[HeaderBytes + piece.Length];
            BinaryPrimitives.WriteUInt32BigEndian(frame, stream);
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), piece.Length);
            frame[4] = isLast && bytes.IsEmpty ? Fin : (byte)0;
            piece.CopyTo(frame.AsMemory(HeaderBytes));
            await SendAsync(frame, cancellation).ConfigureAwait(false);
        }
        while (!bytes.IsEmpty);
    }

    public void Dispose()
    {
        _sending.Dispose();
        _headers.Dispose();
    }

    private async Task<bool> ReadControlAsync(FrameType type, byte flags, int length, Action<SpdyStream> opened, CancellationToken cancellation)
    {
        if (length > MaxControlBytes)
            return false;
        var payload = new byte[length];
        if (!await TryReadAsync(payload, cancellation).ConfigureAwait(false))
            return false;
        switch (type)
        {
            case FrameType.SynStream when length >= 10:
                await OpenAsync(payload, flags, opened, cancellation).ConfigureAwait(false);
                break;
            case FrameType.Headers when length >= 4:
                _headers.Decode(payload.AsMemory(4)); // They belong to the state of the compression.
                break;
            case FrameType.RstStream when length >= 4:
                if (_streams.Remove(BinaryPrimitives.ReadUInt32BigEndian(payload), out var reset))
                    reset.Reset();
                break;
            case FrameType.Ping when length == 4:
                await SendControlAsync(FrameType.Ping, 0, payload, cancellation).ConfigureAwait(false);
                break;
        }
        return true;
    }

    private async Task OpenAsync(byte[] payload, byte flags, Action<SpdyStream> opened, CancellationToken cancellation)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(payload) & 0x7f_ff_ff_ff;
        var stream = new SpdyStream(this, id, _headers.Decode(payload.AsMemory(10)));
        _streams[id] = stream;
        await _sending.WaitAsync(cancellation).ConfigureAwait(false); // The compression has a state: blocks are made in the order in which they are sent.
        try
        {
            var reply = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(reply, id);
            await transport.WriteAsync(Control(FrameType.SynReply, 0, [.. reply, .. _headers.EncodeNone()]), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
        if ((flags & Fin) != 0)
            stream.End();
        opened(stream);
    }

    private async Task ReadDataAsync(uint id, byte flags, int length, CancellationToken cancellation)
    {
        var stream = _streams.GetValueOrDefault(id);
        while (length > 0)
        {
            var piece = new byte[Math.Min(length, MaxPieceBytes)];
            if (!await TryReadAsync(piece, cancellation).ConfigureAwait(false))
                return;
            length -= piece.Length;
            if (stream is not null)
                await stream.DeliverAsync(piece, cancellation).ConfigureAwait(false);
        }
        if ((flags & Fin) != 0)
            stream?.End();
    }

    private async Task<bool> TryReadAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        await transport.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) == buffer.Length;

    private Task SendControlAsync(FrameType type, byte flags, byte[] payload, CancellationToken cancellation) => SendAsync(Control(type, flags, payload), cancellation);

    private static byte[] Control(FrameType type, byte flags, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeaderBytes + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, 0x80_00 | Version);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)type);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), payload.Length);
        frame[4] = flags;
        payload.CopyTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    private async Task SendAsync(byte[] frame, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await transport.WriteAsync(frame, cancellation).ConfigureAwait(false);
            await transport.FlushAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}

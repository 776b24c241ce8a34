using System.Net.Sockets;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>One end of a TCP connection between two programs: bytes in both directions, in order, in virtual time.</summary>
/// <remarks>
/// <para>When a program exits, its connections end as those of any process: the other side reads to the end, or finds the connection reset if something was sent that nobody will read.
/// A machine that loses power says nothing: whoever only reads waits for ever, whoever sends learns after a quarter of an hour that nobody is there.
/// What is sent while machines do not reach each other is sent again, and arrives when they do.</para>
/// <para>Used on the loop only. Source: RFC 9293; Linux' tcp(7): <c>tcp_retries2</c>.</para>
/// </remarks>
public sealed partial class TcpConnection : IByteSource, IByteSink
{
    private const int WindowBytes = 64 << 10;

    private readonly TcpPath _path;
    private readonly Queue<ReadOnlyMemory<byte>> _unread = [];
    private TcpConnection _peer;
    private LoopPromise<bool>? _arrival;
    private LoopPromise<bool>? _room;
    private Func<Exception>? _failure;
    private long _unreadBytes;
    private bool _isEndReached;
    private bool _isFinished;
    private bool _isClosed;

    private TcpConnection(TcpPath path, NetworkAddress local, NetworkAddress remote)
    {
        (_path, _peer) = (path, this);
        (LocalAddress, LocalPort) = (local.Address, local.Port);
        (RemoteAddress, RemotePort) = (remote.Address, remote.Port);
    }

    /// <summary>The IP address of this end.</summary>
    public string LocalAddress { get; }

    /// <summary>The port of this end.</summary>
    public int LocalPort { get; }

    /// <summary>The IP address of the other end, as it is seen from here: a client that comes through a node port may have the node's.</summary>
    public string RemoteAddress { get; }

    /// <summary>The port of the other end, as it is seen from here.</summary>
    public int RemotePort { get; }

    /// <summary>Whether it is over: closed here, reset, or given up.</summary>
    public bool IsClosed => _isClosed || _failure is not null;

    /// <summary>Called once when this end is over, whoever ended it.</summary>
    internal Action<TcpConnection>? Ended { get; set; }

    /// <summary>Makes both ends of a connection.</summary>
    /// <param name="path">What lies between them.</param>
    /// <param name="client">Who connects.</param>
    /// <param name="target">What it connects to.</param>
    /// <param name="source">Who connects, as the server sees it.</param>
    /// <param name="server">Where the connection leads.</param>
    internal static (TcpConnection Client, TcpConnection Server) Open(TcpPath path, NetworkAddress client, NetworkAddress target, NetworkAddress source, NetworkAddress server)
    {
        var (near, far) = (new TcpConnection(path, client, target), new TcpConnection(path, server, source));
        (near._peer, far._peer) = (far, near);
        return (near, far);
    }

    /// <summary>The next bytes, as soon as there are any; none at all when the other side has said that no more will come. One reader at a time.</summary>
    /// <param name="cancellation">Ends the wait early, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The connection was reset, or the other side is gone; its cause is a <see cref="SocketException"/>.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_unread.TryDequeue(out var bytes))
            {
                _unreadBytes -= bytes.Length;
                Wake(ref _peer._room);
                return bytes;
            }
            if (_failure is { } failure)
                throw failure();
            if (_isEndReached || _isClosed)
                return default;
            await (_arrival ??= new(_path.Loop)).Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Sends bytes; takes as long as the other side has no room for them.</summary>
    /// <param name="bytes">What to send. Copied before this returns for the first time.</param>
    /// <param name="cancellation">Ends the wait early, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The connection was reset, or the other side is gone; its cause is a <see cref="SocketException"/>.</exception>
    /// <exception cref="BrokenPipeException">It was closed here.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) => SendAsync(bytes.ToArray(), cancellation);

    /// <summary>Sends a text as UTF-8.</summary>
    /// <inheritdoc cref="WriteAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task WriteAsync(string text, CancellationToken cancellation = default) => SendAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>Says that nothing more will come from here; what the other side sends can still be read.</summary>
    public void Complete()
    {
        if (_isFinished || IsClosed)
            return;
        _isFinished = true;
        Send(TcpSegment.End);
    }

    /// <summary>Ends the connection. If something has come that was not read, the other side finds it reset, else it reads to the end.</summary>
    public void Close()
    {
        if (IsClosed)
            return;
        if (_unread.Count > 0)
        {
            Reset();
            return;
        }
        Complete();
        _isClosed = true;
        Over();
    }

    /// <summary>Ends the connection at once: what is under way is lost, and the other side finds it reset.</summary>
    public void Reset()
    {
        if (IsClosed)
            return;
        _isClosed = true;
        StopSending();
        SendReset();
        Over();
    }

    void IDisposable.Dispose() => Close();

    /// <summary>The program has exited, and the system closes what it left open.</summary>
    internal void CloseWithProgram()
    {
        if (IsClosed)
            return;
        Close();
        _failure = static () => new OperationCanceledException("The program that had this connection has exited.");
    }

    /// <summary>The machine has lost power.</summary>
    internal void Vanish()
    {
        StopSending();
        (_isClosed, _failure) = (true, static () => new OperationCanceledException("The machine that had this connection has lost power."));
        Over();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (_failure is null && !_isFinished && _inFlightBytes + _peer._unreadBytes >= WindowBytes)
            await (_room ??= new(_path.Loop)).Task.WaitAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (_failure is { } failure)
            throw failure();
        if (_isFinished || _isClosed)
            throw new BrokenPipeException();
        if (!bytes.IsEmpty)
            Send(new(bytes));
    }

    private void Over()
    {
        _unread.Clear();
        _unreadBytes = 0;
        Wake(ref _arrival);
        Wake(ref _room);
        Wake(ref _peer._room); // It finds out when it sends.
        var ended = Ended;
        Ended = null;
        ended?.Invoke(this);
    }

    private static void Wake(ref LoopPromise<bool>? promise)
    {
        promise?.TrySetResult(true);
        promise = null;
    }
}

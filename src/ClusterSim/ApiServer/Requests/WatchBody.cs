using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Requests;

/// <summary>The body of a watch as a stream: reading waits for the next event, in virtual time. Closing it ends the watch.</summary>
internal sealed class WatchBody : Stream, IObserver<ReadOnlyMemory<byte>>
{
    private readonly SimulationLoop _loop;
    private readonly Queue<ReadOnlyMemory<byte>> _lines = new();
    private readonly IDisposable _watch;
    private ReadOnlyMemory<byte> _rest; // Of a line that did not fit into the reader's buffer.
    private Action? _wakeReader;
    private Exception? _error;
    private bool _isOver;

    public WatchBody(SimulationLoop loop, IObservable<ReadOnlyMemory<byte>> lines)
    {
        _loop = loop;
        _watch = loop.Invoke(() => lines.Subscribe(this));
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void OnNext(ReadOnlyMemory<byte> line)
    {
        _lines.Enqueue(line);
        Wake();
    }

    public void OnCompleted()
    {
        _isOver = true;
        Wake();
    }

    public void OnError(Exception error)
    {
        _error = error;
        OnCompleted();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOnLoop = _loop.IsHeld;
            var (count, more) = _loop.Invoke(() => TakeOrWait(buffer, isOnLoop, cancellationToken));
            if (count > 0)
                return count;
            if (more is null)
                return _error is null ? 0 : throw new IOException("The watch failed.", _error);
            await more.ConfigureAwait(false);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadAsync(buffer.AsMemory(offset, count));
        return read.IsCompleted || _loop.IsLive
            ? read.AsTask().GetAwaiter().GetResult()
            : throw new InvalidOperationException("The next event takes virtual time: await it with ReadAsync.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _loop.Invoke(() =>
            {
                _isOver = true;
                _watch.Dispose();
                Wake();
            });
        }
        base.Dispose(disposing);
    }

    // On the loop it continues there; a reader on a thread of its own, as live mode has, goes on there and not on the pump.
    private (int Count, Task? More) TakeOrWait(Memory<byte> buffer, bool isOnLoop, CancellationToken cancellation)
    {
        if (!_rest.IsEmpty || _lines.Count > 0 || _isOver)
            return (Take(buffer.Span), null);
        return (0, isOnLoop ? NextOnLoopAsync(cancellation) : NextElsewhereAsync(cancellation));
    }

    private int Take(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (_rest.IsEmpty && !_lines.TryDequeue(out _rest)))
            return 0;
        var count = Math.Min(buffer.Length, _rest.Length);
        _rest.Span[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    private void Wake()
    {
        var wake = _wakeReader;
        _wakeReader = null;
        wake?.Invoke();
    }

    private async Task NextOnLoopAsync(CancellationToken cancellation)
    {
        var next = new LoopPromise<bool>(_loop);
        _wakeReader = () => next.TrySetResult(true);
        using var registration = cancellation.Register(() => next.TrySetCanceled(cancellation));
        await next.Task.ConfigureAwait(false);
    }

    private async Task NextElsewhereAsync(CancellationToken cancellation)
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _wakeReader = next.SetResult;
        await next.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }
}

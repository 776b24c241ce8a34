namespace ClusterSim.Simulation;

/// <summary>A pipe between two that run on the loop, or between one of them and a connection outside: bytes come out in order, and a writer waits while it is full.</summary>
/// <remarks>From another thread: <c>loop.InvokeAsync(() => pipe.ReadAsync())</c>.</remarks>
public sealed class LoopPipe : IByteSource, IByteSink
{
    /// <summary>How many bytes a pipe holds unless said otherwise; Linux's <c>F_GETPIPE_SZ</c>.</summary>
    public const int DefaultCapacity = 64 << 10;

    private readonly SimulationLoop _loop;
    private readonly int _capacity;
    private readonly Queue<ReadOnlyMemory<byte>> _chunks = [];
    private LoopPromise<bool>? _arrival;
    private LoopPromise<bool>? _room;
    private long _count;
    private bool _isAbandoned;

    /// <summary>Makes an empty pipe.</summary>
    /// <param name="loop">The loop on which it is used.</param>
    /// <param name="capacity">How many bytes fit before writers wait; more than zero. One write is never divided, so that it may hold more for a moment.</param>
    public LoopPipe(SimulationLoop loop, int capacity = DefaultCapacity)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (_loop, _capacity) = (loop, capacity);
    }

    /// <summary>Whether nothing more will be written.</summary>
    public bool IsComplete { get; private set; }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_chunks.TryDequeue(out var chunk))
            {
                _count -= chunk.Length;
                Wake(ref _room);
                return chunk;
            }
            if (IsComplete || _isAbandoned)
                return default;
            await (_arrival ??= new(_loop)).Task.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        while (!_isAbandoned && !IsComplete && _count >= _capacity)
            await (_room ??= new(_loop)).Task.WaitAsync(cancellation);
        if (_isAbandoned || IsComplete)
            throw new BrokenPipeException();
        if (bytes.IsEmpty)
            return;
        _chunks.Enqueue(bytes);
        _count += bytes.Length;
        Wake(ref _arrival);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        IsComplete = true;
        Wake(ref _arrival);
        Wake(ref _room);
    }

    /// <summary>Nobody will read any more: what is in the pipe is lost, and writers are told.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        _chunks.Clear();
        _count = 0;
        Wake(ref _arrival);
        Wake(ref _room);
    }

    void IDisposable.Dispose() => Abandon();

    private static void Wake(ref LoopPromise<bool>? promise)
    {
        promise?.TrySetResult(true);
        promise = null;
    }
}

using System.Globalization;
using System.Text;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Connections;

/// <summary>Reads a container's log, from where and as far as somebody wants it.</summary>
/// <remarks>Source: cri-client logs/logs.go (v1.36): first the last lines are taken, then those that are too old are left out.</remarks>
internal sealed class LogReader : IByteSource
{
    private const int PieceLines = 256;

    private readonly SimulationLoop _loop;
    private readonly ContainerLog? _log;
    private readonly PodLogOptions _options;
    private readonly DateTimeOffset _since;
    private readonly Func<bool> _mayGrow;
    private LoopPromise<bool>? _more;
    private long _next; // Number of the next line.
    private long _left;
    private bool _isDisposed;

    /// <param name="loop">The loop.</param>
    /// <param name="log">The log; null when nothing was written.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="mayGrow">Whether more may come.</param>
    public LogReader(SimulationLoop loop, ContainerLog? log, PodLogOptions options, Func<bool> mayGrow)
    {
        (_loop, _log, _options, _mayGrow) = (loop, log, options, mayGrow);
        _since = options.SinceTime ?? (options.SinceSeconds is { } seconds ? loop.Now - TimeSpan.FromSeconds(seconds) : DateTimeOffset.MinValue);
        _left = options.LimitBytes ?? long.MaxValue;
        _next = log is null ? 0 : Math.Max(log.Dropped, options.TailLines is { } lines ? log.Written - lines : 0);
        if (!options.Follow || log is null)
            return;
        log.Appended += Appended;
        log.Ended += Wake;
    }

    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default)
    {
        while (!_isDisposed && _left > 0 && _log is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = TakePiece();
            if (!piece.IsEmpty)
                return piece;
            if (_next < _log.Written)
                continue; // What was there was not wanted.
            if (!_options.Follow || !_mayGrow())
                break;
            await (_more ??= new(_loop)).Task.WaitAsync(cancellation);
        }
        return default;
    }

    public void Dispose()
    {
        _isDisposed = true;
        if (_log is not null)
        {
            _log.Appended -= Appended;
            _log.Ended -= Wake;
        }
        Wake();
    }

    private ReadOnlyMemory<byte> TakePiece()
    {
        _next = Math.Max(_next, _log!.Dropped);
        var text = new StringBuilder();
        var taken = 0;
        foreach (var line in _log.From(_next).Take(PieceLines))
        {
            taken++;
            if (line.Time < _since || !IsWanted(line.Stream))
                continue;
            if (_options.Timestamps)
                text.Append(line.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff00'Z'", CultureInfo.InvariantCulture)).Append(' ');
            text.Append(line.Text).Append('\n');
        }
        _next += taken;
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var count = (int)Math.Min(bytes.Length, _left);
        _left -= count;
        return bytes.AsMemory(0, count);
    }

    private bool IsWanted(LogStream stream) => _options.Stream switch
    {
        "Stdout" => stream == LogStream.Stdout,
        "Stderr" => stream == LogStream.Stderr,
        _ => true,
    };

    private void Appended(LogLine line) => Wake();

    private void Wake()
    {
        _more?.TrySetResult(true);
        _more = null;
    }
}

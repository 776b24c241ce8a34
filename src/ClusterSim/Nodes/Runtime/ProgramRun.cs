using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Runtime;

/// <summary>What only programs need that run asynchronously: signals, ports, answers they still owe. Made when first asked for.</summary>
internal sealed class ProgramRun(SimulationLoop loop)
{
    private readonly Dictionary<int, IPortListener> _listeners = []; // Looked up, never enumerated.
    private readonly List<TcpConnection> _connections = [];
    private readonly List<LoopPromise<HttpResponse>> _answers = [];
    private CancellationTokenSource? _stopping;
    private LoopPromise<bool>? _stop;
    private bool _isOver;

    /// <summary>Whether SIGTERM was sent.</summary>
    public bool IsStopping { get; private set; }

    public CancellationToken Stopping
    {
        get
        {
            if (IsStopping || _isOver)
                return new(canceled: true);
            return (_stopping ??= new()).Token;
        }
    }

    public Task WaitForStop()
    {
        if (IsStopping)
            return Task.CompletedTask;
        return (_stop ??= new(loop)).Task;
    }

    public IPortListener? FindListener(int port) => _listeners.GetValueOrDefault(port);

    public void Add(int port, IPortListener listener) => _listeners.Add(port, listener);

    public void StopListening(int port) => _listeners.Remove(port);

    /// <summary>A connection of the program's: it ends with it.</summary>
    public void Add(TcpConnection connection)
    {
        if (_isOver)
        {
            connection.CloseWithProgram();
            return;
        }
        _connections.Add(connection);
        connection.Ended = ended => _connections.Remove(ended);
    }

    public LoopPromise<HttpResponse> NewAnswer()
    {
        _answers.RemoveAll(answer => answer.IsSettled);
        var promise = new LoopPromise<HttpResponse>(loop);
        _answers.Add(promise);
        return promise;
    }

    /// <summary>SIGTERM.</summary>
    public void Stop()
    {
        if (IsStopping)
            return;
        IsStopping = true;
        _stop?.TrySetResult(true);
        Cancel();
    }

    /// <summary>The program has exited: its connections are reset, and whatever still runs of it is told to stop.</summary>
    public void End()
    {
        foreach (var answer in _answers)
            answer.TrySetException(new IOException("The response ended prematurely."));
        foreach (var connection in _connections.ToArray())
            connection.CloseWithProgram();
        Abandon();
    }

    /// <summary>The program is gone without a trace: nobody gets an answer.</summary>
    public void Abandon()
    {
        foreach (var connection in _connections.ToArray())
            connection.Vanish();
        _isOver = true;
        _listeners.Clear();
        _stop?.TrySetCanceled();
        Cancel();
    }

    /// <summary>What the program does in its callbacks is its own affair.</summary>
    private void Cancel()
    {
        try
        {
            _stopping?.Cancel();
        }
        catch (AggregateException)
        {
            // A callback of the program threw: the signal was delivered all the same.
        }
    }
}

using System.Text;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>A process in a container: what it was started with, and what it reads from and writes to.</summary>
internal sealed class Process : IDisposable
{
    private const int DepthOfProcess = 5; // What starting one takes on the stack, in steps of a script.
    private const int MaxDepth = 220;
    private const int Interrupted = 2; // SIGINT
    private const int KilledSignal = 9; // SIGKILL

    private readonly CancellationTokenSource _killed;
    private int _signal = KilledSignal;

    /// <param name="container">The container it runs in.</param>
    /// <param name="arguments">Its name, and its arguments.</param>
    /// <param name="parent">Who started it, and takes it along when killed; null for those that come from outside.</param>
    /// <param name="isDetached">Whether it goes on when its parent is killed.</param>
    public Process(ContainerInstance container, IReadOnlyList<string> arguments, Process? parent, bool isDetached = false)
    {
        (Container, Arguments, Parent) = (container, arguments, parent);
        _killed = parent is null || isDetached ? new() : CancellationTokenSource.CreateLinkedTokenSource(parent.Killed);
        Killed = _killed.Token;
        StartedAt = container.Loop.Now;
        Environment = new(parent?.Environment ?? container.ProcessEnvironment, StringComparer.Ordinal);
        Directory = parent?.Directory ?? container.WorkingDirectory;
        Terminal = parent?.Terminal;
        Input = parent?.Input ?? ProcessInput.Empty;
        Output = parent?.Output ?? NullSink.Instance;
        Error = parent?.Error ?? NullSink.Instance;
        Depth = (parent?.Depth ?? 0) + DepthOfProcess;
        if (Depth > MaxDepth)
            throw new IOException("can't fork: Resource temporarily unavailable");
        Id = container.Processes.Add(this);
    }

    /// <summary>The same process, seen by a command that its shell carries out itself.</summary>
    private Process(Process shell, IReadOnlyList<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        (Container, Arguments, Parent, Id, _killed, Killed, StartedAt) = (shell.Container, arguments, shell.Parent, shell.Id, shell._killed, shell.Killed, shell.StartedAt);
        Depth = shell.Depth;
        (Directory, Terminal, Input, Output, Error) = (shell.Directory, shell.Terminal, shell.Input, shell.Output, shell.Error);
        Environment = new(StringComparer.Ordinal);
        foreach (var (name, value) in environment)
            Environment.Add(name, value);
    }

    public ContainerInstance Container { get; }

    public IReadOnlyList<string> Arguments { get; }

    public Process? Parent { get; }

    public int Id { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Environment variables, in order of their names.</summary>
    public SortedDictionary<string, string> Environment { get; }

    /// <summary>The current directory.</summary>
    public string Directory { get; set; }

    public ProcessInput Input { get; set; }

    public IByteSink Output { get; set; }

    public IByteSink Error { get; set; }

    /// <summary>The terminal it belongs to, if any.</summary>
    public Terminal? Terminal { get; set; }

    /// <summary>Cancelled when it, or who started it, is killed.</summary>
    public CancellationToken Killed { get; }

    public SimulationLoop Loop => Container.Loop;

    public FileSystem Files => Container.Files;

    /// <summary>How many steps of scripts and processes wait for this one.</summary>
    public int Depth { get; set; }

    /// <summary>Whether it is the container's main process, or descends from it.</summary>
    public bool IsOfMain => Id == 1 || Parent is { IsOfMain: true };

    public string Name => Arguments.Count == 0 ? "" : Arguments[0];

    /// <summary>The exit code of a process that was killed.</summary>
    public int KilledExitCode => 128 + (Parent is { Killed.IsCancellationRequested: true } parent && !_killedItself ? parent._signal : _signal);

    private bool _killedItself;

    /// <summary>Ends it from outside.</summary>
    public void Kill(int signal = KilledSignal)
    {
        if (Killed.IsCancellationRequested)
            return;
        (_signal, _killedItself) = (signal, true);
        _killed.Cancel();
    }

    /// <summary>What ^C does.</summary>
    public void Interrupt() => Kill(Interrupted);

    public Process With(IReadOnlyList<string> arguments, IEnumerable<KeyValuePair<string, string>> environment) => new(this, arguments, environment);

    public string PathOf(string path) => FileSystem.Absolute(path, Directory);

    /// <summary>Lets virtual time pass.</summary>
    public async Task DelayAsync(TimeSpan time) => await Loop.Delay(time, Killed);

    public Task WriteAsync(string text) => Output.WriteAsync(Encoding.UTF8.GetBytes(text), Killed);

    public Task WriteAsync(ReadOnlyMemory<byte> bytes) => Output.WriteAsync(bytes, Killed);

    public Task WriteLineAsync(string line) => WriteAsync(line + "\n");

    public Task WriteErrorAsync(string line) => Error.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), Killed);

    /// <summary>It has ended.</summary>
    public void Dispose()
    {
        Container.Processes.Remove(this);
        _killed.Dispose();
    }
}

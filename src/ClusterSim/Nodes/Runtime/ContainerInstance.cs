using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.BuiltIn;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Runtime;

/// <summary>One start of a container: from its creation until its program has exited. A restart makes a new one.</summary>
internal sealed partial class ContainerInstance
{
    private const int KilledExitCode = 137; // 128 + SIGKILL
    private const int TerminatedExitCode = 143; // 128 + SIGTERM

    private ValueMap<string>? _environment;
    private ContainerContext? _context;
    private ServerProgram? _server;
    private ProgramRun? _run;
    private ContainerLog? _log;

    public ContainerInstance(PodWorker pod, Container spec, ResolvedImage image, int attempt, string id)
    {
        Pod = pod;
        Spec = spec;
        ResolvedImage = image;
        Attempt = attempt;
        Id = id;
    }

    public PodWorker Pod { get; }

    /// <summary>The container as the Pod's spec had it when this was created.</summary>
    public Container Spec { get; }

    public ResolvedImage ResolvedImage { get; }

    public Image Image => ResolvedImage.Image;

    /// <summary>How many were started before this one.</summary>
    public int Attempt { get; }

    /// <summary>Its identifier, as in <c>containerd://3cc3…</c>.</summary>
    public string Id { get; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset FinishedAt { get; private set; }

    public int ExitCode { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What the container left to be read when it exited; null when nothing.</summary>
    public string? TerminationMessage { get; private set; }

    public bool IsRunning { get; private set; }

    public bool HasExited { get; private set; }

    public SimulationLoop Loop => Pod.Loop;

    public IPodNetwork Network => Pod.Network;

    public ContainerLog Log => _log ??= new(Loop) { Followed = Pod.WakeProbes };

    /// <summary>The log, if anything was written.</summary>
    public ContainerLog? LogIfAny => _log;

    /// <summary>Environment variables as they were at the start. Only programs that answer requests may ask so late that it has to be worked out.</summary>
    public ValueMap<string> Environment => _environment ??= EnvironmentVariables.Resolve(Pod, Spec, StartedAt);

    public CancellationToken Stopping => Run.Stopping;

    private ContainerContext Context => _context ??= new(this);

    private ProgramRun Run => _run ??= new(Loop);

    /// <summary>Starts the program, which may exit before this returns.</summary>
    /// <param name="environment">Environment variables; null when there are none worth resolving beforehand.</param>
    public void Start(ValueMap<string>? environment)
    {
        _environment = environment;
        IsRunning = true;
        StartedAt = Loop.Now;
        CountMemory(PeakMemory);
        var program = CommandProgram.Runs(this) ? CommandProgram.Instance : Image.ProgramOf(this);
        if (program is ServerProgram server)
            Start(server);
        else
            StartProgram(program);
    }

    /// <summary>SIGTERM.</summary>
    public void Stop()
    {
        if (!IsRunning)
            return;
        if (_server is null)
            Run.Stop();
        else if (_server.ExitCodeOnSigterm is { } exitCode)
            Exit(exitCode);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => Finish(KilledExitCode, "Error");

    /// <summary>Runs one of the hooks of its spec beside the program.</summary>
    /// <param name="hook">What to do.</param>
    /// <param name="ended">Called when it is done, with what went wrong, or null; also when the container has exited meanwhile.</param>
    public void RunHook(LifecycleHandler hook, Action<string?> ended)
    {
        string? failure = null;
        Loop.Start(
            async () => failure = await LifecycleHooks.RunAsync(this, Context, hook),
            error => ended(error is null ? failure : error.Message));
    }

    /// <summary>The program ends by itself.</summary>
    public void Exit(int exitCode) => Finish(exitCode, exitCode == 0 ? "Completed" : "Error");

    /// <summary>The program dies, as of a bug: it says why, and exits.</summary>
    public void Crash(int exitCode, string message)
    {
        WriteLine(LogStream.Stderr, message);
        Exit(exitCode);
    }

    /// <summary>The machine loses power: the program is gone, and nobody knows.</summary>
    public void LosePower()
    {
        IsRunning = false;
        EndUse();
        _run?.Abandon();
        EndProcesses();
    }

    /// <summary>After a reboot, the container runtime finds a container that is not running any more and cannot say why.</summary>
    /// <remarks>Source: containerd, pkg/cri: an unknown exit is reported as 255, Unknown.</remarks>
    public void BeFoundDead()
    {
        if (HasExited || StartedAt == default)
            return;
        HasExited = true;
        FinishedAt = Loop.Now;
        ExitCode = 255;
        Reason = "Unknown";
    }

    /// <summary>Refuses what a program wants that is over.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public void ThrowIfOver()
    {
        if (!IsRunning)
            throw new OperationCanceledException($"Container {Spec.Name} of Pod {Pod.Key} is not running any more.");
    }

    public Task WaitForStop()
    {
        ThrowIfOver();
        return Run.WaitForStop();
    }

    private void Start(ServerProgram server)
    {
        if (FindTakenPort(server) is { } port)
        {
            Crash(1, server.PortTaken(port, Loop.Now));
            return;
        }
        _server = server;
        try
        {
            server.Start(Context);
        }
        catch (Exception error)
        {
            EndWith(error);
        }
    }

    private void StartProgram(IContainerProgram program)
    {
        var exitCode = 0;
        Loop.Start(
            async () => exitCode = await program.RunAsync(Context),
            error =>
            {
                if (error is null)
                    Exit(exitCode);
                else
                    EndWith(error);
            });
    }

    private void EndWith(Exception error)
    {
        if (!IsRunning)
            return; // It was killed long ago.
        if (error is OperationCanceledException && _run is { IsStopping: true })
            Exit(TerminatedExitCode);
        else
            Crash(1, $"Unhandled exception. {error.GetType().FullName}: {error.Message}");
    }

    private void Finish(int exitCode, string reason)
    {
        if (!IsRunning)
            return;
        Pod.WakeProbes();
        IsRunning = false;
        HasExited = true;
        FinishedAt = Loop.Now;
        ExitCode = exitCode;
        Reason = reason;
        EndUse();
        _run?.End();
        EndProcesses();
        TerminationMessage = Runtime.TerminationMessage.Of(this, _files);
        Pod.ContainerExited();
    }
}

using System.Text;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Connections;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Faults;

/// <summary>A container on a machine: what it has written, and a way to make it crash.</summary>
public sealed class ContainerHandle
{
    private readonly PodWorker _pod;
    private readonly ContainerSlot _slot;

    internal ContainerHandle(PodWorker pod, ContainerSlot slot) => (_pod, _slot) = (pod, slot);

    /// <summary>Name of the container within its Pod.</summary>
    public string Name => _slot.Spec.Name;

    /// <summary>Whether its program runs.</summary>
    public bool IsRunning => _slot.IsRunning;

    /// <summary>The lines it has written since it was last started, oldest first; up to ten million characters are kept.</summary>
    public IReadOnlyList<LogLine> Log => [.. _slot.Current?.LogIfAny?.Lines ?? []];

    /// <summary>The lines written before the last restart.</summary>
    public IReadOnlyList<LogLine> PreviousLog => [.. _slot.PreviousLog?.Lines ?? []];

    /// <summary>The log as <c>kubectl logs</c> prints it, for whatever part of it is wanted.</summary>
    /// <param name="options">Which part, and how; null: all of it. <see cref="PodLogOptions.Container"/> and <see cref="PodLogOptions.Follow"/> mean nothing here.</param>
    /// <exception cref="ApiServer.ApiException">Something in the options cannot be.</exception>
    public string ReadLog(PodLogOptions? options = null)
    {
        options = (options ?? new()) with { Follow = false };
        ConnectionOptions.Check(options, _pod.Key.Name);
        return _pod.Loop.Invoke(() =>
        {
            using var reader = new LogReader(_pod.Loop, options.Previous ? _slot.PreviousLog : _slot.Current?.LogIfAny, options, static () => false);
            var text = new StringBuilder();
            while (reader.ReadAsync() is { IsCompletedSuccessfully: true, Result: { IsEmpty: false } piece })
                text.Append(Encoding.UTF8.GetString(piece.Span));
            return text.ToString();
        });
    }

    /// <summary>Runs a command in the container, as <c>kubectl exec</c> does, and moves virtual time until it has ended.</summary>
    /// <param name="command">The command and its arguments, as in <c>"ls", "-l"</c>.</param>
    /// <exception cref="InvalidOperationException">The container does not run, or has no such command; or called from inside the simulation: await <see cref="ExecAsync"/> there.</exception>
    public ExecResult Exec(params IReadOnlyList<string> command)
    {
        if (_pod.Loop.IsHeld)
            throw new InvalidOperationException("A command takes virtual time: await it with ExecAsync.");
        return _pod.Loop.IsLive ? ExecAsync(command).GetAwaiter().GetResult() : _pod.Loop.Run(() => ExecAsync(command));
    }

    /// <summary>Runs a command in the container, for code that runs in the simulation.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="input">What it reads from standard input; null: nothing.</param>
    /// <exception cref="InvalidOperationException">The container does not run, or has no such command.</exception>
    public Task<ExecResult> ExecAsync(IReadOnlyList<string> command, string? input = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return _pod.Loop.InvokeAsync(() => ExecOnLoopAsync(command, input));
    }

    private async Task<ExecResult> ExecOnLoopAsync(IReadOnlyList<string> command, string? input)
    {
        if (_slot is not { IsRunning: true, Current: { } container })
            throw new InvalidOperationException($"Container {Name} of Pod {_pod.Key} does not run.");
        try
        {
            var exec = new Exec(container, command);
            var (output, error) = (new BufferSink(), new BufferSink());
            exec.Process.Input = input is null ? ProcessInput.Empty : ProcessInput.FromBytes(Encoding.UTF8.GetBytes(input));
            (exec.Process.Output, exec.Process.Error) = (output, error);
            return new(await exec.RunAsync(), output.Text, error.Text);
        }
        catch (ExecException refused)
        {
            throw new InvalidOperationException(refused.Message, refused);
        }
    }

    /// <summary>Makes the program exit as if of a bug. Without effect when it does not run.</summary>
    /// <param name="exitCode">Its exit code, 0 to 255; 137 looks like a kill from outside.</param>
    public void Crash(int exitCode = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exitCode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exitCode, 255);
        _pod.Loop.Invoke(() => _slot.Current?.Exit(exitCode));
    }

    /// <summary>Makes the kernel kill the program as if it had used more memory than it may: exit code 137, reason <c>OOMKilled</c>. Without effect when it does not run.</summary>
    public void RunOutOfMemory() => _pod.Loop.Invoke(() => _slot.Current?.KillOutOfMemory());
}

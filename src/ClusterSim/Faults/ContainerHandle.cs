using ClusterSim.Nodes.Pods;
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

using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>One process as another sees it.</summary>
internal sealed record ProcessRow(int Id, int Parent, string User, string Command, DateTimeOffset Started);

/// <summary>The processes that one of them sees, by the numbers it sees them under: those of its container, of the container it debugs, or of all in a Pod with <c>shareProcessNamespace</c>.</summary>
internal sealed class ProcessNamespace(Process viewer)
{
    private const int Kill = 9;
    private const int Terminate = 15;
    private const int MinStride = 16;
    private const string Pause = "65535"; // The user of the pause image, which holds a shared namespace open.

    private readonly ContainerInstance _container = viewer.Container;

    /// <summary>The viewer's own number.</summary>
    public int OwnId => IsShared ? Shared(IndexOf(_container), viewer.Id) : _container.DebugTarget is null ? viewer.Id : viewer.Id + 1;

    private bool IsShared => _container.Pod.Pod.Spec.ShareProcessNamespace == true;

    // Containers count their processes each for itself; interleaved, their numbers do not meet, and stay when a debug container comes.
    private int Stride => Math.Max(MinStride, _container.Pod.Pod.Spec.InitContainers.Count + _container.Pod.Pod.Spec.Containers.Count + MinStride / 2);

    /// <summary>All of them, by number.</summary>
    public IEnumerable<ProcessRow> Rows()
    {
        if (IsShared)
            return InPod().OrderBy(row => row.Id);
        if (_container.DebugTarget is not { } target)
            return In(_container, static id => id);
        var first = new ProcessRow(1, 0, UserOf(target), target.MainCommandLine, target.StartedAt); // Its own come behind.
        return [first, .. _container.Processes.Running.Select(own => RowOf(own, static id => id + 1))];
    }

    /// <summary>Sends a signal; false when there is no such process.</summary>
    public bool Signal(int id, int signal)
    {
        if (!IsShared)
            return _container.DebugTarget is not { } target ? Send(_container, id, signal, isFirst: true) : id == 1 ? Send(target, 1, signal, isFirst: true) : Send(_container, id - 1, signal, isFirst: false);
        if (id == 1)
            return true; // It has no handler.
        var (local, index) = Math.DivRem(id - 2, Stride);
        return id > 1 && index < _container.Pod.Slots.Length && _container.Pod.Slots[index].Current is { IsRunning: true } other && Send(other, local + 1, signal, isFirst: false);
    }

    private List<ProcessRow> InPod()
    {
        List<ProcessRow> rows = [new(1, 0, Pause, "/pause", _container.Pod.StartTime is { } start ? (DateTimeOffset)start : _container.StartedAt)];
        for (var i = 0; i < _container.Pod.Slots.Length; i++)
        {
            var index = i;
            if (_container.Pod.Slots[i].Current is { IsRunning: true } container)
                rows.AddRange(In(container, id => Shared(index, id)));
        }
        return rows;
    }

    private static IEnumerable<ProcessRow> In(ContainerInstance container, Func<int, int> number)
    {
        if (container.Processes.Find(1) is null)
            yield return new(number(1), 0, UserOf(container), container.MainCommandLine, container.StartedAt);
        foreach (var running in container.Processes.Running)
            yield return RowOf(running, number);
    }

    private static ProcessRow RowOf(Process process, Func<int, int> number) =>
        new(number(process.Id), process.Parent is { } parent ? number(parent.Id) : 0, UserOf(process.Container), string.Join(' ', process.Arguments), process.StartedAt);

    private static string UserOf(ContainerInstance container) => Accounts.NameOfUser(container.Files, container.Files.User!.Id);

    private int Shared(int index, int id) => ((id - 1) * Stride) + index + 2;

    private static int IndexOf(ContainerInstance container)
    {
        var slots = container.Pod.Slots;
        for (var i = 0; i < slots.Length; i++)
            if (slots[i].Current == container)
                return i;
        return 0;
    }

    /// <param name="container">Where it goes.</param>
    /// <param name="id">The process, as its container counts.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="isFirst">Whether the container's main process is the first of its namespace, which gets only signals it has a handler for.</param>
    private static bool Send(ContainerInstance container, int id, int signal, bool isFirst)
    {
        if (id == 1 && (isFirst || signal is Terminate or Kill || container.Processes.Find(1) is null))
        {
            if (signal == Terminate)
                container.Stop();
            else if (signal == Kill && !isFirst)
                container.Kill();
            return true;
        }
        if (container.Processes.Find(id) is not { } target)
            return false;
        if (signal is not (0 or 17 or 18 or 19))
            target.Kill(signal);
        return true;
    }
}

using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Runtime;

/// <summary>What one start of a container uses, once its program has said something about it.</summary>
internal sealed class UsageMeter(ContainerInstance container)
{
    private static readonly UsageCurve Idle = UsageCurve.Constant(ContainerUsage.Idle);

    private UsageCurve _curve = Idle;
    private DateTimeOffset _begin;
    private ScheduledEvent _outOfMemory;

    /// <summary>What is used now: never more CPU than the limit.</summary>
    public ContainerUsage Now
    {
        get
        {
            var usage = _curve.At(container.Loop.Now - _begin) + new ContainerUsage(Computing, 0);
            return container.MilliCpuLimit is { } limit && limit < usage.MilliCpu ? usage with { MilliCpu = limit } : usage;
        }
    }

    /// <summary>The most memory the curve comes to from now on.</summary>
    public long PeakMemory => _curve.PeakMemoryFrom(container.Loop.Now - _begin);

    /// <summary>How many thousandths of a CPU computations get.</summary>
    public long Computing { get; set; }

    /// <summary>The program uses so much from now on; who goes beyond the memory limit is killed at that moment.</summary>
    public void Use(UsageCurve curve)
    {
        (_curve, _begin) = (curve, container.Loop.Now);
        Watch();
    }

    /// <summary>The memory limit has changed.</summary>
    public void Watch()
    {
        _outOfMemory.Cancel();
        var now = container.Loop.Now - _begin;
        if (container.MemoryLimit is not { } limit || _curve.FirstAbove(limit, now) is not { } time)
            return;
        if (time == now)
            container.KillOutOfMemory();
        else
            _outOfMemory = container.Loop.Schedule(time - now, EventRank.Default, container.KillOutOfMemory);
    }

    /// <summary>The program has ended.</summary>
    public void End() => _outOfMemory.Cancel();
}

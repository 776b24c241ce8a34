using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <content>What it uses, and what it may use.</content>
internal sealed partial class ContainerInstance
{
    private UsageMeter? _meter;
    private ResourceRequirements? _resources;
    private long _countedMemory;

    /// <summary>What the program says it uses.</summary>
    public ContainerUsage Usage => _meter?.Now ?? ContainerUsage.Idle;

    /// <summary>What it was given: what the spec asked for when it was started, or what it was resized to since.</summary>
    public ResourceRequirements Resources => _resources ?? Spec.Resources;

    public long? MilliCpuLimit => Resources.Limits.TryGetValue("cpu", out var limit) ? (long)limit.MilliValue : null;

    public long? MemoryLimit => Resources.Limits.TryGetValue("memory", out var limit) ? limit.WholeValue : null;

    public long MilliCpuRequest => (long)Resources.Requests.Find("cpu").MilliValue;

    private UsageMeter Meter => _meter ??= new(this);

    /// <summary>It may use so much from now on.</summary>
    public void Resize(ResourceRequirements resources)
    {
        _resources = resources;
        _meter?.Watch();
        Pod.Cpu.Changed();
    }

    /// <summary>The program uses so much from now on. The CPU limit slows it down; what goes beyond the memory limit kills it.</summary>
    public void Use(UsageCurve curve)
    {
        Meter.Use(curve);
        if (IsRunning)
            CountMemory(PeakMemory);
    }

    /// <summary>The most memory it will use if its program says nothing else.</summary>
    public long PeakMemory => _meter?.PeakMemory ?? ContainerUsage.Idle.MemoryBytes;

    /// <summary>The kernel kills it: its memory is used up.</summary>
    public void KillOutOfMemory() => Finish(KilledExitCode, "OOMKilled");

    /// <inheritdoc cref="MachineCpu.Run"/>
    public Task Compute(TimeSpan work, int threads, CancellationToken cancellation) => Pod.Cpu.Run(this, work, threads, cancellation);

    /// <summary>Its computations get so many thousandths of a CPU.</summary>
    public void SetComputing(long milliCpu) => Meter.Computing = milliCpu;

    // The machine knows how much all of its containers may come to use.
    private void CountMemory(long bytes)
    {
        if (bytes == _countedMemory)
            return;
        var more = bytes - _countedMemory;
        _countedMemory = bytes;
        Pod.MemoryChanged(more);
    }

    private void EndUse()
    {
        CountMemory(0);
        if (_meter is null)
            return;
        _meter.End();
        Pod.Cpu.Stop(this);
    }
}

using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pressure;

/// <summary>Watches over what a machine has left of memory, disk and process numbers, and ends Pods when that is too little.</summary>
/// <remarks>
/// <para>Nothing is looked at while there is enough of everything: what changes the usage wakes it.</para>
/// <para>Source: eviction/eviction_manager.go, synchronize, evictPod, Admit (v1.36). Differs from Kubernetes: thresholds are hard ones; inodes, and a disk of its own for images, do not exist.</para>
/// </remarks>
internal sealed class NodePressure(Kubelet kubelet)
{
    private const long GracePeriodSeconds = 1; // immediateEvictionGracePeriodSeconds

    private static readonly TimeSpan CleanupTimeout = TimeSpan.FromSeconds(30); // podCleanupTimeout

    private readonly Pressure _memory = new("memory", "MemoryPressure");
    private readonly Pressure _disk = new("ephemeral-storage", "DiskPressure");
    private readonly Pressure _processes = new("pids", "PIDPressure");
    private readonly long _memoryCapacity = CapacityOf(kubelet, "memory");
    private readonly long _diskCapacity = CapacityOf(kubelet, "ephemeral-storage");
    private ScheduledEvent _look;
    private DateTimeOffset _lookDue;
    private PodWorker? _awaited;
    private long _peakMemory; // What containers may come to use together.

    /// <summary>What is used by what is none of a Pod's containers.</summary>
    public MachineUsage System { get; private set; } = MachineUsage.OfSystem;

    /// <summary>Whether a condition holds, by its type.</summary>
    public bool Holds(string condition) => condition == _memory.Condition ? _memory.Holds : condition == _disk.Condition ? _disk.Holds : _processes.Holds;

    private EvictionOptions Options => kubelet.Options.Eviction;

    private long MemoryLeft => _memoryCapacity - System.MemoryBytes - UsedMemory(static container => container.Usage.MemoryBytes);

    private bool MayBecomeShort => _memoryCapacity - System.MemoryBytes - _peakMemory < Options.MemoryAvailable.WholeValue;

    private long DiskLeft => _diskCapacity - System.DiskBytes - kubelet.Store.TotalBytes;

    private long ProcessesLeft => kubelet.Machine.MaxProcesses - System.Processes;

    /// <summary>Containers may come to use so many bytes more, or less.</summary>
    public void MemoryChanged(long bytes)
    {
        _peakMemory += bytes;
        if (bytes <= 0 || !MayBecomeShort)
            return;
        kubelet.Loop.Schedule(TimeSpan.Zero, EventRank.Default, KillForMemory); // Not within the program that asks for it.
        LookAt(NextTick());
    }

    /// <summary>The machine's own processes use as much from now on.</summary>
    public void UseForSystem(MachineUsage usage)
    {
        System = usage;
        kubelet.Loop.Schedule(TimeSpan.Zero, EventRank.Default, KillForMemory);
        Reconsider();
    }

    /// <summary>Looks at the next tick if there is too little of something, as when the kubelet has been started or an image has come.</summary>
    public void Reconsider()
    {
        if (MayBecomeShort || IsShort(_disk) || IsShort(_processes) || _memory.Holds || _disk.Holds || _processes.Holds)
            LookAt(NextTick());
    }

    /// <summary>Files of a Pod have changed that may take only so much room.</summary>
    public void FilesChanged() => LookAt(NextTick());

    /// <summary>A Pod has ended: if it was made to, what is left is looked at now.</summary>
    public void Ended(PodWorker worker)
    {
        if (!ReferenceEquals(worker, _awaited))
            return;
        _awaited = null;
        _look.Cancel();
        LookAt(kubelet.Loop.Now);
    }

    /// <summary>Why a Pod is not let in while there is too little of something; null when it is.</summary>
    public string? Refuse(Pod pod)
    {
        Pressure[] holding = [.. new[] { _memory, _disk, _processes }.Where(pressure => pressure.Holds)];
        if (holding.Length == 0 || IsCritical(pod))
            return null;
        if (holding is [var only] && ReferenceEquals(only, _memory) && (PodQos.Of(pod.Spec) != "BestEffort" || ToleratesMemoryPressure(pod)))
            return null;
        return $"The node had condition: [{string.Join(' ', holding.Select(pressure => pressure.Condition))}]. ";
    }

    /// <summary>Whether a Pod is never ended for want of something.</summary>
    public static bool IsCritical(Pod pod) => pod.Spec.Priority >= 2_000_000_000 || pod.Annotation("kubernetes.io/config.mirror") is not null; // SystemCriticalPriority

    private static bool ToleratesMemoryPressure(Pod pod) => pod.Spec.Tolerations.Any(toleration =>
        (toleration.Key is "node.kubernetes.io/memory-pressure" || string.IsNullOrEmpty(toleration.Key)) && toleration.Operator == "Exists" && toleration.Effect is null or "" or "NoSchedule");

    private static long CapacityOf(Kubelet kubelet, string resource) => kubelet.Machine.Capacity.TryGetValue(resource, out var capacity) ? capacity.WholeValue : long.MaxValue;

    private bool IsShort(Pressure pressure) => Left(pressure) < Threshold(pressure);

    private long Left(Pressure pressure) => ReferenceEquals(pressure, _memory) ? MemoryLeft : ReferenceEquals(pressure, _disk) ? DiskLeft : ProcessesLeft;

    private long Threshold(Pressure pressure) =>
        ReferenceEquals(pressure, _memory) ? Options.MemoryAvailable.WholeValue
        : ReferenceEquals(pressure, _disk) ? (long)(_diskCapacity * Options.DiskAvailable)
        : Options.ProcessesAvailable;

    private DateTimeOffset NextTick() => Tick(kubelet.Loop.Now + TimeSpan.FromTicks(1));

    // The kubelet looks at fixed times.
    private DateTimeOffset Tick(DateTimeOffset notBefore)
    {
        var period = Options.MonitoringInterval.Ticks;
        var since = (notBefore - kubelet.StartedAt).Ticks;
        return kubelet.StartedAt + TimeSpan.FromTicks((since + period - 1) / period * period);
    }

    private void LookAt(DateTimeOffset due)
    {
        if (_look.IsPending && _lookDue <= due)
            return;
        _look.Cancel();
        _lookDue = due;
        _look = kubelet.Loop.Schedule(due - kubelet.Loop.Now, EventRank.Default, Look);
    }

    private void Look()
    {
        if (!kubelet.IsRunning)
            return;
        _awaited = null;
        KillForMemory();
        var before = (_memory.Holds, _disk.Holds, _processes.Holds);
        Observe(_memory);
        Observe(_disk);
        Observe(_processes);
        if (before != (_memory.Holds, _disk.Holds, _processes.Holds))
            kubelet.PressureChanged();
        if (LocalStorage.FindOffender(kubelet) is { } offender)
            End(offender.Worker, offender.Message, "");
        else if (Shortest() is { } pressure)
            Reclaim(pressure);
        LookAgain();
    }

    private void Observe(Pressure pressure)
    {
        var now = kubelet.Loop.Now;
        if (IsShort(pressure))
            pressure.SeenAt = now;
        pressure.Holds = pressure.SeenAt is { } seen && now - seen < Options.PressureTransitionPeriod;
    }

    private Pressure? Shortest() => IsShort(_memory) ? _memory : IsShort(_disk) ? _disk : IsShort(_processes) ? _processes : null;

    private void LookAgain()
    {
        if (_awaited is not null)
            LookAt(kubelet.Loop.Now + CleanupTimeout);
        else if (Shortest() is not null || WillBecomeShort())
            LookAt(NextTick());
        else if (new[] { _memory, _disk, _processes }.Where(pressure => pressure.Holds).Select(pressure => pressure.SeenAt).Min() is { } first)
            LookAt(Tick(first + Options.PressureTransitionPeriod)); // The condition is over then, unless something happens meanwhile.
    }

    // Curves that have come to their end count for what they are now.
    private bool WillBecomeShort() => MayBecomeShort && _memoryCapacity - System.MemoryBytes - UsedMemory(static container => container.PeakMemory) < Options.MemoryAvailable.WholeValue;

    private long UsedMemory(Func<ContainerInstance, long> of)
    {
        var used = 0L;
        foreach (var worker in kubelet.Workers)
            foreach (var slot in worker.Slots)
                if (slot.Current is { IsRunning: true } container)
                    used += of(container);
        return used;
    }

    private void Reclaim(Pressure pressure)
    {
        if (kubelet.NodeIfAny is { } node)
            kubelet.Events.OfNode(node, "Warning", "EvictionThresholdMet", $"Attempting to reclaim {pressure.Resource}");
        if (ReferenceEquals(pressure, _disk) && kubelet.Store.RemoveUnused(kubelet.ImagesInUse()) && !IsShort(_disk))
        {
            kubelet.ImageAdded();
            return;
        }
        foreach (var candidate in EvictionOrder.Of(kubelet.Workers, pressure.Resource))
        {
            if (IsCritical(candidate.Pod))
                continue;
            var message = EvictionOrder.Message(candidate, pressure.Resource, Threshold(pressure), Left(pressure));
            End(candidate, message, pressure.Resource);
            return;
        }
    }

    private void End(PodWorker worker, string message, string resource)
    {
        _awaited = worker;
        var annotations = resource.Length == 0 ? [] : EvictionOrder.Annotations(worker, resource);
        kubelet.Events.OfPod(worker.Pod, "Warning", "Evicted", message, annotations);
        worker.FailWith(new("Evicted", message, Disrupts: true), GracePeriodSeconds);
    }

    /// <summary>There is no memory left at all: the kernel kills the process that it can best do without.</summary>
    private void KillForMemory()
    {
        if (!kubelet.IsOn || MemoryLeft >= 0 || EvictionOrder.WorstContainer(kubelet.Workers, _memoryCapacity) is not { } victim)
            return;
        if (kubelet.NodeIfAny is { } node)
            kubelet.Events.OfNode(node, "Warning", "SystemOOM", $"System OOM encountered, victim process: {victim.ProcessName}, pid: {victim.HostProcessId}");
        victim.KillOutOfMemory();
        KillForMemory();
    }

    /// <summary>One thing there may be too little of.</summary>
    private sealed class Pressure(string resource, string condition)
    {
        public string Resource => resource;

        public string Condition => condition;

        public bool Holds { get; set; }

        /// <summary>When there was last too little; null: never.</summary>
        public DateTimeOffset? SeenAt { get; set; }
    }
}

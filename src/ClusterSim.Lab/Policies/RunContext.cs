using ClusterSim.Simulation;

namespace ClusterSim.Lab;

/// <summary>What the plugins of one run share: the workload, the books of its GPUs, and where random numbers come from.</summary>
public sealed class RunContext
{
    private const ExtensionPoints Scoring = ExtensionPoints.PreScore | ExtensionPoints.Score;

    private StandaloneScheduler? _scheduler;

    internal RunContext(Workload workload, ulong seed)
    {
        Workload = workload;
        Seed = seed;
        Gpus = new GpuBooks(workload.Nodes);
    }

    /// <summary>What is replayed.</summary>
    public Workload Workload { get; }

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; }

    /// <summary>What is free of each GPU.</summary>
    public GpuBooks Gpus { get; }

    /// <summary>The cluster as it stands.</summary>
    /// <exception cref="InvalidOperationException">The scheduler is still being made.</exception>
    public Snapshot Snapshot => _scheduler?.Snapshot ?? throw new InvalidOperationException("There is no snapshot before the scheduler is made.");

    /// <summary>A stream of random numbers that depends on the run's seed and on this name alone.</summary>
    public RandomStream Random(string name) => new(Seed, name);

    /// <summary>Kubernetes' default profile, with GPUs heeded.</summary>
    /// <param name="choice">Which GPUs of its Node a Pod gets; null for <see cref="FullestFirst"/>.</param>
    public SchedulerProfile Defaults(IGpuChoice? choice = null) =>
        SchedulerProfile.Default.With(() => new GpuSharing(this, choice ?? new FullestFirst()));

    /// <summary>The same without any scores: all Nodes that a Pod fits are equal.</summary>
    /// <inheritdoc cref="Defaults"/>
    public SchedulerProfile FiltersOnly(IGpuChoice? choice = null)
    {
        var profile = Defaults(choice);
        return profile with { Plugins = [.. profile.Plugins.Select(static plugin => plugin with { Points = plugin.Points & ~Scoring })] };
    }

    internal void Begin(StandaloneScheduler scheduler) => _scheduler = scheduler;
}

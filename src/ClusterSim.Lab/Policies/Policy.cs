namespace ClusterSim.Lab;

/// <summary>A way of scheduling that is compared with others.</summary>
/// <param name="Name">What results and command lines call it, as in <c>BestFit</c>.</param>
/// <param name="Profile">Makes the scheduler's profile, with plugins of its own for each run.</param>
/// <remarks>
/// A policy that scores Nodes is one class, a <see cref="NodeScore"/> say, and one line:
/// <c>Policy.Scoring("BestFit", run => new BestFit(run))</c>.
/// </remarks>
public sealed record Policy(string Name, Func<RunContext, SchedulerProfile> Profile)
{
    /// <summary>What decides among equals. Default: the workload's order of Nodes.</summary>
    public TieRule Ties { get; init; } = TieRule.NodeOrder;

    /// <summary>
    /// Whether a Pod that fits nowhere waits, and is tried again, first come first served, whenever a Pod leaves. Default: it is tried once and thrown away.
    /// </summary>
    public bool Retries { get; init; }

    /// <summary>The policy of one score: all filters of Kubernetes' default profile, <see cref="GpuSharing"/>, and this plugin as the only one that scores.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="create">Makes the plugin for a run; called once per run. A plugin that is an <see cref="IGpuChoice"/> also says which GPUs of the Node are taken.</param>
    public static Policy Scoring(string name, Func<RunContext, IScorePlugin> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new(name, run =>
        {
            var plugin = create(run);
            return run.FiltersOnly(plugin as IGpuChoice).With(() => plugin);
        });
    }
}

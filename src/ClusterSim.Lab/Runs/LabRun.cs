namespace ClusterSim.Lab;

/// <summary>One run: a policy on the workload that a source makes of a seed.</summary>
/// <param name="Source">Where the workload comes from.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Seed">The seed, of the workload and of the run's own random numbers.</param>
public sealed record LabRun(WorkloadSource Source, Policy Policy, ulong Seed)
{
    /// <summary>Makes the workload and replays it.</summary>
    /// <inheritdoc cref="Execute(Workload, Policy, ulong, Action{RunEvent}?)"/>
    public RunResult Execute(Action<RunEvent>? observe = null) => Execute(Source.Create(Seed), Policy, Seed, observe);

    /// <summary>Replays a workload. A pure function of its arguments; several threads may run at a time.</summary>
    /// <param name="workload">What comes.</param>
    /// <param name="policy">Who decides.</param>
    /// <param name="seed">Where the run's random numbers come from.</param>
    /// <param name="observe">Is told of everything that happens, as it happens; null when nobody listens.</param>
    /// <exception cref="InvalidOperationException">A plugin failed; the message names it.</exception>
    /// <exception cref="FormatException">GPU annotations or labels cannot be read.</exception>
    public static RunResult Execute(Workload workload, Policy policy, ulong seed, Action<RunEvent>? observe = null)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(policy);
        return new Replay(workload, policy, seed, observe).Run();
    }
}

namespace ClusterSim.Lab;

/// <summary>Every policy on every workload with every seed.</summary>
/// <param name="Sources">Where workloads come from.</param>
/// <param name="Policies">The policies that are compared.</param>
/// <param name="Seeds">The seeds.</param>
public sealed record Experiment(ValueList<WorkloadSource> Sources, ValueList<Policy> Policies, ValueList<ulong> Seeds)
{
    /// <summary>The runs, by source, then seed, then policy: those of one workload come together.</summary>
    public ValueList<LabRun> Runs =>
    [
        .. from source in Sources
           from seed in Seeds
           from policy in Policies
           select new LabRun(source, policy, seed),
    ];

    /// <summary>Executes all runs, on one thread.</summary>
    /// <returns>The results, in the order of <see cref="Runs"/>.</returns>
    public IReadOnlyList<RunResult> Execute() => RunBatch.Execute(Runs);
}

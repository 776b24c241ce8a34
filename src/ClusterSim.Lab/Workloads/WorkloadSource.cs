namespace ClusterSim.Lab;

/// <summary>Where workloads come from: a trace, a generator, manifests.</summary>
/// <param name="Name">What results call its workloads.</param>
/// <param name="Create">The workload that a seed stands for: a pure function, which several threads may call.</param>
public sealed record WorkloadSource(string Name, Func<ulong, Workload> Create)
{
    /// <summary>A source of one workload, whatever the seed.</summary>
    public static WorkloadSource Of(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return new(workload.Name, _ => workload);
    }
}

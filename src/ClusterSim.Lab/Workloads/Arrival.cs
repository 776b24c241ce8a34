namespace ClusterSim.Lab;

/// <summary>A Pod that comes to be scheduled.</summary>
/// <param name="Pod">The Pod as the API server would have stored it, on no Node.</param>
/// <remarks>Pods that ask for the same should share their <see cref="PodSpec"/>: what the scheduler works out for one of them then holds for all.</remarks>
public sealed record Arrival(Pod Pod)
{
    /// <summary>When it comes, from the start of the run. Zero unless the workload knows of time: then only the order counts.</summary>
    public TimeSpan At { get; init; }

    /// <summary>How long it stays once it has a Node; null for ever.</summary>
    public TimeSpan? Duration { get; init; }
}

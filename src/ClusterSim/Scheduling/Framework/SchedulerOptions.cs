namespace ClusterSim.Scheduling;

/// <summary>How a scheduler works. The defaults are kube-scheduler's.</summary>
/// <remarks>
/// Source: kube-scheduler config types.go, KubeSchedulerConfiguration (v1.36).
/// Differs from Kubernetes: every decision considers every Node (<c>percentageOfNodesToScore: 100</c>).
/// </remarks>
public sealed record SchedulerOptions
{
    /// <summary>The profiles, of different names; one at least.</summary>
    public ValueList<SchedulerProfile> Profiles { get; init; } = [SchedulerProfile.Default];

    /// <summary>Back-off after a Pod's first failed attempt, doubled with each further one (<c>podInitialBackoffSeconds</c>). 1 s.</summary>
    public TimeSpan PodInitialBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest back-off (<c>podMaxBackoffSeconds</c>). 10 s.</summary>
    public TimeSpan PodMaxBackoff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a Pod stays unschedulable before it is tried again without any sign that it would help (<c>--pod-max-in-unschedulable-pods-duration</c>). 5 min.</summary>
    public TimeSpan PodMaxInUnschedulablePods { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Which of several Nodes of the same, highest score is taken. Default: any, by chance.</summary>
    public TieBreak TieBreak { get; init; } = TieBreak.Random;

    internal void Validate()
    {
        if (Profiles.Count == 0)
            throw new ArgumentException("profiles: a scheduler needs one at least.");
        if (PodInitialBackoff <= TimeSpan.Zero)
            throw new ArgumentException($"podInitialBackoffSeconds: Invalid value: {PodInitialBackoff.TotalSeconds}: must be greater than 0");
        if (PodMaxBackoff < PodInitialBackoff)
            throw new ArgumentException($"podMaxBackoffSeconds: Invalid value: {PodMaxBackoff.TotalSeconds}: must be greater than or equal to PodInitialBackoffSeconds");
        for (var i = 0; i < Profiles.Count; i++)
        {
            var name = Profiles[i].SchedulerName;
            if (Profiles.FindIndex(other => other.SchedulerName == name) < i)
                throw new ArgumentException($"profiles[{i}].schedulerName: Duplicate value: \"{name}\"");
        }
    }
}

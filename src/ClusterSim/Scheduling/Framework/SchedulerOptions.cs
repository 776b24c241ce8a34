using ClusterSim.ApiServer.Validation;
using ClusterSim.Scheduling.Configuration;

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

    /// <exception cref="ArgumentException">The options contradict themselves; the message names the fields.</exception>
    internal void Validate()
    {
        var errors = new FieldErrors();
        Check(errors);
        errors.ThrowIfAny();
    }

    internal void Check(FieldErrors errors)
    {
        var profiles = FieldPath.Root("profiles");
        if (Profiles.Count == 0)
            errors.Required(profiles, "a scheduler needs one at least.");
        foreach (var (index, profile) in Profiles.Index())
        {
            if (Profiles.FindIndex(other => other.SchedulerName == profile.SchedulerName) < index)
                errors.Duplicate(profiles[index]["schedulerName"], profile.SchedulerName);
        }
        if (PodInitialBackoff <= TimeSpan.Zero)
            errors.Invalid(FieldPath.Root("podInitialBackoffSeconds"), (long)PodInitialBackoff.TotalSeconds, "must be greater than 0");
        if (PodMaxBackoff < PodInitialBackoff)
            errors.Invalid(FieldPath.Root("podMaxBackoffSeconds"), (long)PodMaxBackoff.TotalSeconds, "must be greater than or equal to PodInitialBackoffSeconds");
    }
}

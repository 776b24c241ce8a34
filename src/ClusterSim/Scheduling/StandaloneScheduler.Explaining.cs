namespace ClusterSim.Scheduling;

/// <content>Says why.</content>
public sealed partial class StandaloneScheduler
{
    /// <summary>Explains a Pod: why it would go where it would go, or nowhere. Changes nothing.</summary>
    /// <param name="pod">As it is stored, with defaults; one that stands on a Node is explained as if it did not.</param>
    public SchedulingExplanation Explain(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return _profiles.TryGetValue(NameOf(pod), out var profile)
            ? new SchedulingExplainer(profile.Runtime, _cache, _handle).Explain(pod)
            : SchedulingExplainer.Unserved(pod, NameOf(pod), _profiles.Keys.Order(StringComparer.Ordinal));
    }

    private static string NameOf(Pod pod) => string.IsNullOrEmpty(pod.Spec.SchedulerName) ? SchedulerProfile.Default.SchedulerName : pod.Spec.SchedulerName;
}

namespace ClusterSim.Scheduling;

/// <content>Says why.</content>
public sealed partial class SchedulerComponent
{
    /// <summary>The names that Pods choose this scheduler by.</summary>
    internal IEnumerable<string> SchedulerNames => _options.Profiles.Select(static profile => profile.SchedulerName);

    /// <summary>Explains a Pod by the profile it wants.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile, or the scheduler has not been started.</exception>
    internal SchedulingExplanation Explain(Pod pod)
    {
        var explanation = new SchedulingExplainer(_profiles[ProfileName(pod)].Runtime, _cache, _handle).Explain(pod);
        return _queue.Find(ObjectKey.Of(pod)) is { } queued && queued.Pod.Metadata.Uid == pod.Metadata.Uid ? explanation with { Wait = ExplainedWait.Of(queued) } : explanation;
    }
}

using ClusterSim.Client;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>The Pods of an autoscaler, by whether their figures count.</summary>
/// <remarks>Source: replica_calculator.go, groupPods (v1.36).</remarks>
internal sealed class MeasuredPods
{
    /// <summary>Pods whose figures count, with them.</summary>
    public List<(Pod Pod, long Value)> Ready { get; } = [];

    /// <summary>Pods that are not far enough for their figures to count.</summary>
    public List<Pod> Unready { get; } = [];

    /// <summary>Pods without a figure.</summary>
    public List<Pod> Missing { get; } = [];

    /// <summary>Sorts Pods.</summary>
    /// <param name="pods">All Pods the autoscaler's selector selects.</param>
    /// <param name="sampleOf">What was measured for a Pod, if anything.</param>
    /// <param name="isCpu">Whether it is CPU that was measured: a starting program's is no guide.</param>
    /// <param name="options">How long a program counts as starting.</param>
    /// <param name="now">The time.</param>
    public static MeasuredPods Of(IReadOnlyList<Pod> pods, Func<Pod, PodSample?> sampleOf, bool isCpu, HorizontalPodAutoscalerOptions options, DateTimeOffset now)
    {
        var groups = new MeasuredPods();
        foreach (var pod in pods)
        {
            if (pod.IsBeingDeleted || pod.Status.Phase == "Failed")
                continue;
            if (pod.Status.Phase == "Pending")
                groups.Unready.Add(pod);
            else if (sampleOf(pod) is not { } sample)
                groups.Missing.Add(pod);
            else if (isCpu && IsStarting(pod, sample, options, now))
                groups.Unready.Add(pod);
            else
                groups.Ready.Add((pod, sample.MilliValue));
        }
        return groups;
    }

    private static bool IsStarting(Pod pod, PodSample sample, HorizontalPodAutoscalerOptions options, DateTimeOffset now)
    {
        if (ReadyCondition(pod) is not { } ready || pod.Status.StartTime is not { } started)
            return true;
        var changed = ready.LastTransitionTime is { } time ? (DateTimeOffset)time : default;
        return (DateTimeOffset)started + options.CpuInitializationPeriod > now
            ? ready.Status == "False" || sample.Timestamp < changed + sample.Window // It has not been measured for a whole window since.
            : ready.Status == "False" && (DateTimeOffset)started + options.InitialReadinessDelay > changed; // It has never been ready.
    }

    private static PodCondition? ReadyCondition(Pod pod)
    {
        foreach (var condition in pod.Status.Conditions)
            if (condition.Type == "Ready")
                return condition;
        return null;
    }
}

/// <summary>What was measured for a Pod.</summary>
/// <param name="MilliValue">The figure, in thousandths.</param>
/// <param name="Timestamp">End of the window in which it was measured.</param>
/// <param name="Window">Length of that.</param>
internal readonly record struct PodSample(long MilliValue, DateTimeOffset Timestamp, TimeSpan Window);

using ClusterSim.Api.Autoscaling;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>Keeps what the metrics propose within bounds: not too fast, not to and fro, not fewer and not more than allowed.</summary>
/// <remarks>Source: horizontal.go, normalizeDesiredReplicas, normalizeDesiredReplicasWithBehaviors (v1.36).</remarks>
internal static class Normalization
{
    private const string TooFast = "the desired replica count is increasing faster than the maximum scale rate";
    private const string TooMany = "the desired replica count is more than the maximum replica count";
    private const string TooFew = "the desired replica count is less than the minimum replica count";
    private const string Higher = "recent recommendations were higher than current one, applying the highest recent recommendation";

    /// <summary>The number to scale to, of an autoscaler that says nothing about behaviour.</summary>
    public static int Apply(HorizontalPodAutoscaler autoscaler, AutoscalerMemory memory, AutoscalerStatus status, int current, int proposed, HorizontalPodAutoscalerOptions options, DateTimeOffset now)
    {
        var stabilized = Stabilize(memory, proposed, now - options.DownscaleStabilization, now);
        if (stabilized != proposed)
            status.Set(AutoscalerStatus.AbleToScale, true, "ScaleDownStabilized", Higher);
        else
            status.Set(AutoscalerStatus.AbleToScale, true, "ReadyForNewScale", "recommended size matches current size");
        var fastest = Math.Max(2 * current, 4); // scaleUpLimitFactor, scaleUpLimitMinimum
        var minimum = autoscaler.Spec.MinReplicas ?? 1;
        if (stabilized < minimum)
            return Limit(status, minimum, "TooFewReplicas", TooFew);
        if (autoscaler.Spec.MaxReplicas > fastest && stabilized > fastest)
            return Limit(status, fastest, "ScaleUpLimit", TooFast);
        if (autoscaler.Spec.MaxReplicas <= fastest && stabilized > autoscaler.Spec.MaxReplicas)
            return Limit(status, autoscaler.Spec.MaxReplicas, "TooManyReplicas", TooMany);
        return Free(status, stabilized);
    }

    /// <summary>The number to scale to, by the behaviour that the autoscaler asks for.</summary>
    public static int Apply(HorizontalPodAutoscaler autoscaler, HorizontalPodAutoscalerBehavior behavior, AutoscalerMemory memory, AutoscalerStatus status, int current, int proposed, HorizontalPodAutoscalerOptions options, DateTimeOffset now)
    {
        var upFrom = now - TimeSpan.FromSeconds(behavior.ScaleUp?.StabilizationWindowSeconds ?? 0);
        var downFrom = now - (behavior.ScaleDown?.StabilizationWindowSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.DownscaleStabilization);
        var stabilized = Stabilize(memory, current, proposed, upFrom, downFrom, now);
        if (stabilized == proposed)
            status.Set(AutoscalerStatus.AbleToScale, true, "ReadyForNewScale", "recommended size matches current size");
        else if (proposed >= current)
            status.Set(AutoscalerStatus.AbleToScale, true, "ScaleUpStabilized", "recent recommendations were lower than current one, applying the lowest recent recommendation");
        else
            status.Set(AutoscalerStatus.AbleToScale, true, "ScaleDownStabilized", Higher);

        if (stabilized > current)
        {
            var fastest = Math.Max(ScalingRate.Highest(behavior.ScaleUp, current, memory, now), current);
            var isTooFast = autoscaler.Spec.MaxReplicas > fastest;
            var highest = isTooFast ? fastest : autoscaler.Spec.MaxReplicas;
            if (stabilized > highest)
                return isTooFast ? Limit(status, highest, "ScaleUpLimit", TooFast) : Limit(status, highest, "TooManyReplicas", TooMany);
        }
        else if (stabilized < current)
        {
            var fastest = Math.Min(ScalingRate.Lowest(behavior.ScaleDown, current, memory, now), current);
            var minimum = autoscaler.Spec.MinReplicas ?? 1;
            var isTooFast = minimum < fastest;
            var lowest = isTooFast ? fastest : minimum;
            if (stabilized < lowest)
                return isTooFast ? Limit(status, lowest, "ScaleDownLimit", "the desired replica count is decreasing faster than the maximum scale rate") : Limit(status, lowest, "TooFewReplicas", TooFew);
        }
        return Free(status, stabilized);
    }

    private static int Stabilize(AutoscalerMemory memory, int proposed, DateTimeOffset from, DateTimeOffset now)
    {
        var highest = proposed;
        foreach (var recommendation in memory.Recommendations)
            if (recommendation.At >= from)
                highest = Math.Max(highest, recommendation.Replicas);
        memory.Recommend(proposed, now, from);
        return highest;
    }

    // Up to the lowest that was recommended of late, down to the highest.
    private static int Stabilize(AutoscalerMemory memory, int current, int proposed, DateTimeOffset upFrom, DateTimeOffset downFrom, DateTimeOffset now)
    {
        var (up, down) = (proposed, proposed);
        foreach (var recommendation in memory.Recommendations)
        {
            if (recommendation.At > upFrom)
                up = Math.Min(up, recommendation.Replicas);
            if (recommendation.At > downFrom)
                down = Math.Max(down, recommendation.Replicas);
        }
        memory.Recommend(proposed, now, upFrom < downFrom ? upFrom : downFrom);
        return Math.Min(Math.Max(current, up), down);
    }

    private static int Limit(AutoscalerStatus status, int replicas, string reason, string message)
    {
        status.Set(AutoscalerStatus.ScalingLimited, true, reason, message);
        return replicas;
    }

    private static int Free(AutoscalerStatus status, int replicas)
    {
        status.Set(AutoscalerStatus.ScalingLimited, false, "DesiredWithinRange", "the desired count is within the acceptable range");
        return replicas;
    }
}

using ClusterSim.Api.Autoscaling;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>How far policies let the number of replicas go, given what was changed of late.</summary>
/// <remarks>Source: horizontal.go, calculateScaleUpLimitWithScalingRules, calculateScaleDownLimitWithBehaviors, storeScaleEvent (v1.36).</remarks>
internal static class ScalingRate
{
    /// <summary>The most there may be.</summary>
    public static int Highest(HPAScalingRules? rules, int current, AutoscalerMemory memory, DateTimeOffset now)
    {
        if (rules?.SelectPolicy == "Disabled")
            return current;
        var isLeast = rules?.SelectPolicy == "Min";
        var highest = isLeast ? int.MaxValue : int.MinValue;
        foreach (var policy in rules?.Policies ?? [])
        {
            var start = StartOf(policy, current, memory, now);
            var allowed = policy.Type == "Pods" ? start + policy.Value : (int)Math.Ceiling(start * (1 + policy.Value / 100.0));
            highest = isLeast ? Math.Min(highest, allowed) : Math.Max(highest, allowed);
        }
        return highest;
    }

    /// <summary>The fewest there may be.</summary>
    public static int Lowest(HPAScalingRules? rules, int current, AutoscalerMemory memory, DateTimeOffset now)
    {
        if (rules?.SelectPolicy == "Disabled")
            return current;
        var isLeast = rules?.SelectPolicy == "Min";
        var lowest = isLeast ? int.MinValue : int.MaxValue;
        foreach (var policy in rules?.Policies ?? [])
        {
            var start = StartOf(policy, current, memory, now);
            var allowed = policy.Type == "Pods" ? start - policy.Value : (int)(start * (1 - policy.Value / 100.0));
            lowest = isLeast ? Math.Max(lowest, allowed) : Math.Min(lowest, allowed);
        }
        return lowest;
    }

    /// <summary>Remembers a change for as long as some policy asks for it.</summary>
    public static void Remember(HorizontalPodAutoscalerBehavior? behavior, AutoscalerMemory memory, int before, int after, DateTimeOffset now)
    {
        if (behavior is null)
            return;
        var (changes, rules) = after > before ? (memory.Raised, behavior.ScaleUp) : (memory.Lowered, behavior.ScaleDown);
        var longest = TimeSpan.FromSeconds((rules?.Policies ?? []).Select(policy => policy.PeriodSeconds).DefaultIfEmpty().Max());
        changes.RemoveAll(change => change.At < now - longest);
        changes.Add(new(Math.Abs(after - before), now));
    }

    // How many there were when the policy's period began.
    private static int StartOf(HPAScalingPolicy policy, int current, AutoscalerMemory memory, DateTimeOffset now)
    {
        var from = now - TimeSpan.FromSeconds(policy.PeriodSeconds);
        foreach (var raised in memory.Raised)
            current -= raised.At > from ? raised.Replicas : 0;
        foreach (var lowered in memory.Lowered)
            current += lowered.At > from ? lowered.Replicas : 0;
        return current;
    }
}

namespace ClusterSim.Controllers.Nodes;

/// <summary>The condition that tells why a Pod is about to go, which is not its own fault.</summary>
/// <remarks>Source: pkg/api/v1/pod/util.go, UpdatePodCondition (v1.36).</remarks>
internal static class DisruptionTarget
{
    private const string Type = "DisruptionTarget";

    /// <summary>The Pod with that condition; the very Pod when it has it already.</summary>
    public static Pod WithDisruption(this Pod pod, string reason, string message, DateTimeOffset now)
    {
        var known = pod.Condition(Type);
        var condition = new PodCondition
        {
            Type = Type,
            ObservedGeneration = pod.Metadata.Generation,
            Status = "True",
            LastTransitionTime = known is { Status: "True" } ? known.LastTransitionTime : now,
            Reason = reason,
            Message = message,
        };
        if (known is not null && (known with { ObservedGeneration = condition.ObservedGeneration }) == condition)
            return pod;
        return pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Set(condition) } };
    }
}

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What a new status leaves out and stays as it was, since older clients do not know it.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, podStatusStrategy.PrepareForUpdate, preserveOldObservedGeneration (v1.36).</remarks>
internal static class PodStatusCarryOver
{
    /// <summary>The status with what is carried over; the same instance when nothing is.</summary>
    public static PodStatus Apply(PodStatus status, PodStatus old)
    {
        var qosClass = string.IsNullOrEmpty(status.QosClass) ? old.QosClass : status.QosClass;
        var generation = status.ObservedGeneration == 0 ? old.ObservedGeneration : status.ObservedGeneration;
        var conditions = status.Conditions.Replace(condition => WithGeneration(condition, old.Conditions));
        return qosClass == status.QosClass && generation == status.ObservedGeneration && ReferenceEquals(conditions, status.Conditions)
            ? status
            : status with { QosClass = qosClass, ObservedGeneration = generation, Conditions = conditions };
    }

    private static PodCondition WithGeneration(PodCondition condition, ValueList<PodCondition> old)
    {
        if (condition.ObservedGeneration != 0)
            return condition;
        var before = old.FindIndex(other => other.Type == condition.Type);
        return before < 0 || old[before].ObservedGeneration == 0 ? condition : condition with { ObservedGeneration = old[before].ObservedGeneration };
    }
}

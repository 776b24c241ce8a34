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
        var conditions = status.Conditions.FindIndex(static condition => condition.ObservedGeneration == 0) < 0
            ? status.Conditions
            : WithGenerations(status.Conditions, old.Conditions);
        return qosClass == status.QosClass && generation == status.ObservedGeneration && ReferenceEquals(conditions, status.Conditions)
            ? status
            : status with { QosClass = qosClass, ObservedGeneration = generation, Conditions = conditions };
    }

    private static ValueList<PodCondition> WithGenerations(ValueList<PodCondition> conditions, ValueList<PodCondition> old) => conditions.Replace(condition =>
        condition.ObservedGeneration == 0 && old.Find(condition.Type) is { ObservedGeneration: not 0 } before
            ? condition with { ObservedGeneration = before.ObservedGeneration }
            : condition);
}

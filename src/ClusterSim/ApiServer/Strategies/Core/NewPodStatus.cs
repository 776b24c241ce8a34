namespace ClusterSim.ApiServer.Strategies;

/// <summary>The status a Pod starts with, whatever its maker wrote there.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, PrepareForCreate, applySchedulingGatedCondition (v1.36).</remarks>
internal static class NewPodStatus
{
    public static Pod Set(Pod pod) => pod with
    {
        Status = new()
        {
            Phase = "Pending",
            QosClass = string.IsNullOrEmpty(pod.Status.QosClass) ? PodQosClass.Of(pod.Spec) : pod.Status.QosClass,
            Conditions = pod.Spec.SchedulingGates.Count > 0 ? [Gated(pod.Metadata.CreationTimestamp)] : [],
        },
    };

    private static PodCondition Gated(Time? at) => new()
    {
        Type = "PodScheduled",
        Status = "False",
        Reason = "SchedulingGated",
        Message = "Scheduling is blocked due to non-empty scheduling gates",
        LastTransitionTime = at,
    };
}

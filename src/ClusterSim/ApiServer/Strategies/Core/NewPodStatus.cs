namespace ClusterSim.ApiServer.Strategies;

/// <summary>The status a Pod starts with, whatever its maker wrote there.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, PrepareForCreate, applySchedulingGatedCondition (v1.36).</remarks>
internal static class NewPodStatus
{
    // Most Pods start alike.
    private static readonly PodStatus Guaranteed = Pending("Guaranteed"), Burstable = Pending("Burstable"), BestEffort = Pending("BestEffort");

    public static Pod Set(Pod pod)
    {
        var status = Pending(pod);
        return pod with { Status = pod.Spec.SchedulingGates.Count > 0 ? status with { Conditions = [Gated(pod.Metadata.CreationTimestamp)] } : status };
    }

    private static PodStatus Pending(Pod pod) => (string.IsNullOrEmpty(pod.Status.QosClass) ? PodQosClass.Of(pod.Spec) : pod.Status.QosClass) switch
    {
        "Guaranteed" => Guaranteed,
        "Burstable" => Burstable,
        "BestEffort" => BestEffort,
        var other => Pending(other),
    };

    private static PodStatus Pending(string qosClass) => new() { Phase = "Pending", QosClass = qosClass };

    private static PodCondition Gated(Time? at) => new()
    {
        Type = "PodScheduled",
        Status = "False",
        Reason = "SchedulingGated",
        Message = "Scheduling is blocked due to non-empty scheduling gates",
        LastTransitionTime = at,
    };
}

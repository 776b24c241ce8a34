namespace ClusterSim.Api.Apps;

/// <summary>Wanted behaviour of a DaemonSet: which Pods to run and how to update them.</summary>
public sealed record DaemonSetSpec : ApiRecord
{
    /// <summary>Labels that identify the DaemonSet's Pods; must match the template's labels and is immutable.</summary>
    [Required]
    public LabelSelector? Selector { get; init; }

    /// <summary>Pod to create on each matching Node; its restart policy must be <c>Always</c>.</summary>
    [Required]
    public PodTemplateSpec Template { get; init; } = Unset<PodTemplateSpec>.Value;

    /// <summary>How running Pods are replaced after the template changes; rolling update when unset.</summary>
    public DaemonSetUpdateStrategy UpdateStrategy { get; init; } = Unset<DaemonSetUpdateStrategy>.Value;

    /// <summary>Seconds a new Pod must stay ready without crashing before it counts as available; default 0.</summary>
    [OmitZero]
    public int MinReadySeconds { get; init; }

    /// <summary>Number of old ControllerRevisions kept for rollback; default 10.</summary>
    public int? RevisionHistoryLimit { get; init; }
}

namespace ClusterSim.Api.Apps;

/// <summary>Wanted behaviour of a StatefulSet: replicas, identity, storage and updates.</summary>
public sealed record StatefulSetSpec : ApiRecord
{
    /// <summary>Wanted number of Pods; 0 or more, default 1.</summary>
    public int? Replicas { get; init; }

    /// <summary>Labels that identify the StatefulSet's Pods; must match the template's labels and is immutable.</summary>
    [Required]
    public LabelSelector? Selector { get; init; }

    /// <summary>Pod to create for each ordinal; Pods are named after the StatefulSet plus ordinal.</summary>
    [Required]
    public PodTemplateSpec Template { get; init; } = Unset<PodTemplateSpec>.Value;

    /// <summary>PersistentVolumeClaims created once per Pod; each overrides a template volume of the same name.</summary>
    [Atomic]
    public ValueList<PersistentVolumeClaim> VolumeClaimTemplates { get; init; } = [];

    /// <summary>Name of the headless Service that gives the Pods their DNS names; immutable.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Pod ordering on scaling: <c>OrderedReady</c> (default, one by one) or <c>Parallel</c>; immutable.</summary>
    public string? PodManagementPolicy { get; init; }

    /// <summary>How running Pods are replaced after the template changes; rolling update when unset.</summary>
    public StatefulSetUpdateStrategy UpdateStrategy { get; init; } = Unset<StatefulSetUpdateStrategy>.Value;

    /// <summary>Number of old ControllerRevisions kept for rollback; default 10.</summary>
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>Seconds a new Pod must stay ready without crashing before it counts as available; default 0.</summary>
    [OmitZero]
    public int MinReadySeconds { get; init; }

    /// <summary>Whether claims are kept or deleted on deletion and scale-down; kept in both cases when unset.</summary>
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; init; }

    /// <summary>Numbering of the Pods; starts at 0 when unset.</summary>
    public StatefulSetOrdinals? Ordinals { get; init; }
}

namespace ClusterSim.Api.Apps;

/// <summary>Wanted behaviour of a Deployment: replica count, Pod template and rollout settings.</summary>
public sealed record DeploymentSpec : ApiRecord
{
    /// <summary>Wanted number of Pods; 0 or more, default 1.</summary>
    public int? Replicas { get; init; }

    /// <summary>Labels that identify the Deployment's Pods; must match the template's labels and is immutable.</summary>
    [Required]
    public LabelSelector? Selector { get; init; }

    /// <summary>Pod to run; any change to it starts a rollout. Restart policy must be <c>Always</c>.</summary>
    [Required]
    public PodTemplateSpec Template { get; init; } = Unset<PodTemplateSpec>.Value;

    /// <summary>How old Pods give way to new ones; rolling update when unset.</summary>
    [RetainKeys]
    public DeploymentStrategy Strategy { get; init; } = Unset<DeploymentStrategy>.Value;

    /// <summary>Seconds a new Pod must stay ready without crashing before it counts as available; default 0.</summary>
    [OmitZero]
    public int MinReadySeconds { get; init; }

    /// <summary>Number of old ReplicaSets kept for rollback; default 10, 0 disables rollback.</summary>
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>When true, template changes do not start a rollout; scaling still works. Default false.</summary>
    [OmitZero]
    public bool Paused { get; init; }

    /// <summary>Seconds without rollout progress before it is reported as failed; default 600, must exceed <c>minReadySeconds</c>.</summary>
    public int? ProgressDeadlineSeconds { get; init; }
}

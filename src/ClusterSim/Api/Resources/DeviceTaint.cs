namespace ClusterSim.Api.Resources;

/// <summary>Keeps claims away from a device unless they tolerate it.</summary>
public sealed record DeviceTaint : ApiRecord
{
    /// <summary>Label key of the taint.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Label value of the taint.</summary>
    public string? Value { get; init; }

    /// <summary><c>NoSchedule</c>, <c>NoExecute</c> (also drives out Pods that use it) or <c>None</c>.</summary>
    [Required]
    public string Effect { get; init; } = "";

    /// <summary>Time at which the taint was added; set when unset.</summary>
    public Time? TimeAdded { get; init; }
}

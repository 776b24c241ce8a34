namespace ClusterSim.Api.Core;

/// <summary>Progress of a change of a claim's VolumeAttributesClass.</summary>
public sealed record ModifyVolumeStatus : ApiRecord
{
    /// <summary>Class to which the volume is being changed.</summary>
    public string? TargetVolumeAttributesClassName { get; init; }

    /// <summary>Stage of the change: <c>Pending</c> (class missing or unusable), <c>InProgress</c> or <c>Infeasible</c> (rejected by the driver).</summary>
    [Required]
    public string Status { get; init; } = "";
}

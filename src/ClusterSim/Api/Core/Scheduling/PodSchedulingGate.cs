namespace ClusterSim.Api.Core;

/// <summary>A named hold that keeps a Pod from being scheduled until it is removed.</summary>
public sealed record PodSchedulingGate : ApiRecord
{
    /// <summary>Name of the gate; each must be unique in the Pod.</summary>
    [Required]
    public string Name { get; init; } = "";
}

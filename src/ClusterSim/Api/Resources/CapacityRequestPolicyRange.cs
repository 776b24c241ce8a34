namespace ClusterSim.Api.Resources;

/// <summary>Range of possible amounts.</summary>
public sealed record CapacityRequestPolicyRange : ApiRecord
{
    /// <summary>Least amount.</summary>
    [Required]
    public Quantity? Min { get; init; }

    /// <summary>Greatest amount; the whole capacity when unset.</summary>
    public Quantity? Max { get; init; }

    /// <summary>Distance between possible amounts; any amount when unset.</summary>
    public Quantity? Step { get; init; }
}

namespace ClusterSim.Api.Resources;

/// <summary>One shared amount.</summary>
public sealed record Counter : ApiRecord
{
    /// <summary>How much there is.</summary>
    [Required]
    public Quantity Value { get; init; }
}

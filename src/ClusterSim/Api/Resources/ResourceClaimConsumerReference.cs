namespace ClusterSim.Api.Resources;

/// <summary>An object that uses a ResourceClaim, as a rule a Pod.</summary>
public sealed record ResourceClaimConsumerReference : ApiRecord
{
    /// <summary>API group of the object; empty for the core group.</summary>
    public string? ApiGroup { get; init; }

    /// <summary>Plural name of its kind, such as <c>pods</c>.</summary>
    [Required]
    public string Resource { get; init; } = "";

    /// <summary>Name of the object.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>UID of the object.</summary>
    [Required]
    public string Uid { get; init; } = "";
}

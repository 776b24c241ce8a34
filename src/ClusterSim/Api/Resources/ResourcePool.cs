namespace ClusterSim.Api.Resources;

/// <summary>The pool that a slice is a part of.</summary>
public sealed record ResourcePool : ApiRecord
{
    /// <summary>Name of the pool, often that of the Node; DNS subdomains joined by slashes.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Number that rises when the pool changes; slices of older generations are ignored.</summary>
    [Required]
    public long Generation { get; init; }

    /// <summary>How many slices the pool has in this generation, at least 1.</summary>
    [Required]
    public long ResourceSliceCount { get; init; }
}

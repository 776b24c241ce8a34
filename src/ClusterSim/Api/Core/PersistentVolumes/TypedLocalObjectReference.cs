namespace ClusterSim.Api.Core;

/// <summary>Names an object of any kind in the same namespace.</summary>
[Atomic]
public sealed record TypedLocalObjectReference : ApiRecord
{
    /// <summary>API group of the object; null means the core group.</summary>
    [KeepEmpty]
    public string? ApiGroup { get; init; }

    /// <summary>Kind of the object, such as <c>VolumeSnapshot</c>.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object in the same namespace.</summary>
    [Required]
    public string Name { get; init; } = "";
}

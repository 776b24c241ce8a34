namespace ClusterSim.Api.Core;

/// <summary>Picks one entry of a Secret.</summary>
[Atomic]
public sealed record SecretKeySelector : ApiRecord
{
    /// <summary>Key of the entry; must be a valid Secret key.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Whether the Secret or its key may be missing. Default false.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the Secret, in the same namespace.</summary>
    public string? Name { get; init; }
}

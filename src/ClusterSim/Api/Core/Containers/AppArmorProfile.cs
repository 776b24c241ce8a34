namespace ClusterSim.Api.Core;

/// <summary>Choice of the AppArmor profile that confines a Pod or container.</summary>
public sealed record AppArmorProfile : ApiRecord
{
    /// <summary>Where the profile comes from: <c>Localhost</c>, <c>RuntimeDefault</c> or <c>Unconfined</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Name of a profile already loaded on the Node. Required for type <c>Localhost</c>, forbidden otherwise.</summary>
    [KeepEmpty]
    public string? LocalhostProfile { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Merges several sources, such as Secrets and ConfigMaps, into one read-only directory.</summary>
public sealed record ProjectedVolumeSource : ApiRecord
{
    /// <summary>Sources to merge; each entry uses exactly one kind, and paths must not collide.</summary>
    [Atomic]
    public ValueList<VolumeProjection> Sources { get; init; } = [];

    /// <summary>Permission bits for files without their own mode, 0 to 511 (octal 0777). Default 420 (octal 0644).</summary>
    public int? DefaultMode { get; init; }
}

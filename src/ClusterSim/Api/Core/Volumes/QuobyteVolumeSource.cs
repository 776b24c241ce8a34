namespace ClusterSim.Api.Core;

/// <summary>A Quobyte volume. Deprecated; the in-tree driver no longer exists.</summary>
public sealed record QuobyteVolumeSource : ApiRecord
{
    /// <summary>Quobyte registries as comma-separated <c>host:port</c> pairs, the entry point to volumes.</summary>
    [Required]
    public string Registry { get; init; } = "";

    /// <summary>Name of an existing Quobyte volume.</summary>
    [Required]
    public string Volume { get; init; } = "";

    /// <summary>Mounts the volume without write access. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Quobyte user that acts on the volume; unset uses the service account's.</summary>
    public string? User { get; init; }

    /// <summary>Quobyte group that acts on the volume; unset uses none.</summary>
    public string? Group { get; init; }

    /// <summary>Quobyte tenant that owns the volume; set by the provisioner for dynamic volumes.</summary>
    public string? Tenant { get; init; }
}

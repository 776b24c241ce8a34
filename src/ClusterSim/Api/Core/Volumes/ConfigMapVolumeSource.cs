namespace ClusterSim.Api.Core;

/// <summary>Volume whose files are the entries of a ConfigMap.</summary>
public sealed record ConfigMapVolumeSource : ApiRecord
{
    /// <summary>Keys to expose and their paths. When empty, every key becomes a file of that name.</summary>
    [Atomic]
    public ValueList<KeyToPath> Items { get; init; } = [];

    /// <summary>File permission bits for entries without their own mode, 0–0777 octal (0–511); defaults to 0644.</summary>
    public int? DefaultMode { get; init; }

    /// <summary><c>true</c> tolerates a missing ConfigMap or key; otherwise the volume cannot be set up. Defaults to <c>false</c>.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the ConfigMap, in the Pod's namespace.</summary>
    public string? Name { get; init; }
}

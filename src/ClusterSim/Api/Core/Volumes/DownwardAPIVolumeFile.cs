namespace ClusterSim.Api.Core;

/// <summary>One file filled from a field of the Pod or from a container's resources.</summary>
public sealed record DownwardAPIVolumeFile : ApiRecord
{
    /// <summary>File to create, relative to the volume root; must not contain <c>..</c>.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>Pod metadata field to write: name, namespace, UID, labels or annotations. Excludes <c>resourceFieldRef</c>.</summary>
    public ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>Container request or limit to write. Excludes <c>fieldRef</c>.</summary>
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    /// <summary>File permission bits, 0–0777 octal (0–511). Null uses the volume's default mode.</summary>
    public int? Mode { get; init; }
}

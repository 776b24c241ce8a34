namespace ClusterSim.Api.Core;

/// <summary>Maps one key of a ConfigMap or Secret to a file in a volume.</summary>
public sealed record KeyToPath : ApiRecord
{
    /// <summary>Key whose value becomes the file's content.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>File to create, relative to the volume root; must not contain <c>..</c>.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>File permission bits, 0–0777 octal (0–511). Null uses the volume's default mode.</summary>
    public int? Mode { get; init; }
}

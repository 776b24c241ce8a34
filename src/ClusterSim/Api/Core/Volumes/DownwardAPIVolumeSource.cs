namespace ClusterSim.Api.Core;

/// <summary>Volume whose files hold facts about the Pod itself, kept up to date.</summary>
public sealed record DownwardAPIVolumeSource : ApiRecord
{
    /// <summary>Files to create, each filled from one field of the Pod or its containers.</summary>
    [Atomic]
    public ValueList<DownwardAPIVolumeFile> Items { get; init; } = [];

    /// <summary>File permission bits for files without their own mode, 0–0777 octal (0–511); defaults to 0644.</summary>
    public int? DefaultMode { get; init; }
}

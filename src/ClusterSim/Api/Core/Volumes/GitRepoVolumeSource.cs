namespace ClusterSim.Api.Core;

/// <summary>Volume filled by cloning a Git repository. Deprecated, and permanently disabled since Kubernetes 1.36.</summary>
public sealed record GitRepoVolumeSource : ApiRecord
{
    /// <summary>URL of the Git repository to clone.</summary>
    [Required]
    public string Repository { get; init; } = "";

    /// <summary>Commit hash to check out; when unset, the default branch's head.</summary>
    public string? Revision { get; init; }

    /// <summary>Target directory, without <c>..</c>; <c>.</c> clones into the volume root, empty into a subdirectory named after the repository.</summary>
    public string? Directory { get; init; }
}

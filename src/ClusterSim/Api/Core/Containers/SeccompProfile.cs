namespace ClusterSim.Api.Core;

/// <summary>System call filter for a container or Pod.</summary>
public sealed record SeccompProfile : ApiRecord
{
    /// <summary>Kind of profile: <c>RuntimeDefault</c>, <c>Localhost</c> (a file on the Node) or <c>Unconfined</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Path of a profile file on the Node, relative to the kubelet's seccomp folder; only with type <c>Localhost</c>.</summary>
    [KeepEmpty]
    public string? LocalhostProfile { get; init; }
}

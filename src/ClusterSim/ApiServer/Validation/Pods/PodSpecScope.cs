namespace ClusterSim.ApiServer.Validation;

/// <summary>What the parts of one specification need to know of the rest while they are checked.</summary>
internal sealed class PodSpecScope
{
    public required PodSpec Spec { get; init; }

    /// <summary>The pod's own metadata; null for templates.</summary>
    public required ObjectMeta? Metadata { get; init; }

    public required PodValidationOptions Options { get; init; }

    public required FieldErrors Errors { get; init; }

    /// <summary>The volumes that turned out valid, by name; only they can be mounted.</summary>
    public Dictionary<string, Volume> Volumes { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the claims containers may refer to, sorted.</summary>
    public SortedSet<string> ClaimNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether users inside are those of the host, as they are unless asked otherwise.</summary>
    public bool HostUsers => Spec.HostUsers ?? true;

    public bool IsWindows => Spec.Os?.Name == "windows";
}

namespace ClusterSim.Api.Core;

/// <summary>Linux identity under which a container's first process started.</summary>
public sealed record LinuxContainerUser : ApiRecord
{
    /// <summary>User ID of the first process, 0 or more.</summary>
    [Required]
    public long Uid { get; init; }

    /// <summary>Primary group ID of the first process, 0 or more.</summary>
    [Required]
    public long Gid { get; init; }

    /// <summary>Supplementary group IDs of the first process.</summary>
    [Atomic]
    public ValueList<long> SupplementalGroups { get; init; } = [];
}

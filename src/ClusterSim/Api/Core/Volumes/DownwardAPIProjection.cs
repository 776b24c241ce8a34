namespace ClusterSim.Api.Core;

/// <summary>Projects facts about the Pod itself as files into a projected volume.</summary>
public sealed record DownwardAPIProjection : ApiRecord
{
    /// <summary>Files to create, each filled from one field of the Pod or its containers.</summary>
    [Atomic]
    public ValueList<DownwardAPIVolumeFile> Items { get; init; } = [];
}

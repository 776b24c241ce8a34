namespace ClusterSim.Api.Core;

/// <summary>A container image present on a Node.</summary>
public sealed record ContainerImage : ApiRecord
{
    /// <summary>Known names of the image: tags and digests that lead to it.</summary>
    [Atomic]
    public ValueList<string> Names { get; init; } = [];

    /// <summary>Size of the image on disk, in bytes.</summary>
    [OmitZero]
    public long SizeBytes { get; init; }
}

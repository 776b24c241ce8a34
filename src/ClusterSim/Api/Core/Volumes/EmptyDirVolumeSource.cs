namespace ClusterSim.Api.Core;

/// <summary>Scratch directory that starts empty and is deleted with its Pod.</summary>
public sealed record EmptyDirVolumeSource : ApiRecord
{
    /// <summary>Storage behind the directory: empty (default) for the Node's disk, <c>Memory</c>, <c>HugePages</c> or <c>HugePages-&lt;size&gt;</c>.</summary>
    public string? Medium { get; init; }

    /// <summary>Largest total size of the directory; exceeding it evicts the Pod. Null means no limit.</summary>
    public Quantity? SizeLimit { get; init; }
}

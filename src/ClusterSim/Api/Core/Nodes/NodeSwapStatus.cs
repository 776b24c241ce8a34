namespace ClusterSim.Api.Core;

/// <summary>Swap space that a Node's machine has.</summary>
public sealed record NodeSwapStatus : ApiRecord
{
    /// <summary>Total swap memory, in bytes. Null if unknown.</summary>
    public long? Capacity { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Least and most storage a claim accepts.</summary>
public sealed record VolumeResourceRequirements : ApiRecord
{
    /// <summary>Largest acceptable size, under the <c>storage</c> key; a missing key sets no limit.</summary>
    public ValueMap<Quantity> Limits { get; init; } = [];

    /// <summary>Smallest acceptable size, under the <c>storage</c> key; defaults to the limit where one is set.</summary>
    public ValueMap<Quantity> Requests { get; init; } = [];
}

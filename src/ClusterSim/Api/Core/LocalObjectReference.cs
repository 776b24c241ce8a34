namespace ClusterSim.Api.Core;

/// <summary>Refers to an object in the same namespace by name.</summary>
[Atomic]
public sealed record LocalObjectReference : ApiRecord
{
    /// <summary>Name of the referenced object; empty is almost always a mistake.</summary>
    public string? Name { get; init; }
}

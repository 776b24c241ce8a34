namespace ClusterSim.Api.Core;

/// <summary>Projects entries of a ConfigMap as files into a projected volume.</summary>
public sealed record ConfigMapProjection : ApiRecord
{
    /// <summary>Keys to project and their paths. When empty, every key becomes a file of that name.</summary>
    [Atomic]
    public ValueList<KeyToPath> Items { get; init; } = [];

    /// <summary><c>true</c> tolerates a missing ConfigMap or key; otherwise the volume cannot be set up. Defaults to <c>false</c>.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the ConfigMap, in the Pod's namespace.</summary>
    public string? Name { get; init; }
}

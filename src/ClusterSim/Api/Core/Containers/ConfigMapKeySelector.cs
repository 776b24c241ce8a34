namespace ClusterSim.Api.Core;

/// <summary>Refers to one key of a ConfigMap in the same namespace.</summary>
[Atomic]
public sealed record ConfigMapKeySelector : ApiRecord
{
    /// <summary>Key whose value is taken from the ConfigMap.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary><c>true</c> tolerates a missing ConfigMap or key; otherwise the container cannot start. Defaults to <c>false</c>.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the ConfigMap, in the Pod's namespace.</summary>
    public string? Name { get; init; }
}

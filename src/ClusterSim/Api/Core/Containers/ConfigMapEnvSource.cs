namespace ClusterSim.Api.Core;

/// <summary>Imports every entry of a ConfigMap as environment variables.</summary>
public sealed record ConfigMapEnvSource : ApiRecord
{
    /// <summary><c>true</c> tolerates a missing ConfigMap; otherwise the container cannot start. Defaults to <c>false</c>.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the ConfigMap, in the Pod's namespace.</summary>
    public string? Name { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>Source of a kubelet configuration. Retired: dynamic kubelet configuration was removed in Kubernetes 1.24.</summary>
public sealed record NodeConfigSource : ApiRecord
{
    /// <summary>ConfigMap that held the configuration; has no effect any more.</summary>
    public ConfigMapNodeConfigSource? ConfigMap { get; init; }
}

namespace ClusterSim.Api.Core;

/// <summary>ConfigMap that held a kubelet configuration. Retired: dynamic kubelet configuration was removed in Kubernetes 1.24.</summary>
public sealed record ConfigMapNodeConfigSource : ApiRecord
{
    /// <summary>Namespace in which the referenced ConfigMap lives.</summary>
    [Required]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the ConfigMap that is referred to.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>UID of the ConfigMap; only allowed in a Node's status, not in its spec.</summary>
    public string? Uid { get; init; }

    /// <summary>Resource version of the ConfigMap; only allowed in a Node's status, not in its spec.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Key of the ConfigMap entry that contains the kubelet configuration.</summary>
    [Required]
    public string KubeletConfigKey { get; init; } = "";
}

namespace ClusterSim.Api.Core;

/// <summary>An identity for processes in Pods, used when they talk to the API server.</summary>
/// <remarks>Source: api/core/v1/types.go, ServiceAccount (v1.36).</remarks>
[Resource("", "v1", "serviceaccounts", ShortNames = ["sa"])]
public sealed record ServiceAccount : ApiObject
{
    /// <summary>Secrets Pods of this account may mount, enforced only with a deprecated annotation; no longer lists tokens automatically.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<ObjectReference> Secrets { get; init; } = [];

    /// <summary>Image pull Secrets that admission copies to Pods of this account which name none.</summary>
    [Atomic]
    public ValueList<LocalObjectReference> ImagePullSecrets { get; init; } = [];

    /// <summary>Whether Pods of this account get a token mounted; a Pod can override it. Null means true.</summary>
    public bool? AutomountServiceAccountToken { get; init; }
}

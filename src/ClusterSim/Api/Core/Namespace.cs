namespace ClusterSim.Api.Core;

/// <summary>Scope for names that also bounds quotas and access rules; deleting it deletes its content.</summary>
/// <remarks>Source: api/core/v1/types.go, Namespace (v1.36).</remarks>
[Resource("", "v1", "namespaces", Namespaced = false, ShortNames = ["ns"], Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"], Subresources = Subresources.Status)]
public sealed record Namespace : ApiObject
{
    /// <summary>Desired state: finalizers still to be cleared.</summary>
    public NamespaceSpec Spec { get; init; } = Unset<NamespaceSpec>.Value;

    /// <summary>Observed phase and conditions of the Namespace.</summary>
    public NamespaceStatus Status { get; init; } = Unset<NamespaceStatus>.Value;
}

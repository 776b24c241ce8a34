namespace ClusterSim.Api.Core;

/// <summary>Caps the total resource use and object counts of a namespace.</summary>
/// <remarks>Source: api/core/v1/types.go, ResourceQuota (v1.36).</remarks>
[Resource("", "v1", "resourcequotas", ShortNames = ["quota"], Subresources = Subresources.Status)]
public sealed record ResourceQuota : ApiObject
{
    /// <summary>Hard limits to enforce and the scopes they apply to.</summary>
    public ResourceQuotaSpec Spec { get; init; } = Unset<ResourceQuotaSpec>.Value;

    /// <summary>Enforced limits and the use measured so far.</summary>
    public ResourceQuotaStatus Status { get; init; } = Unset<ResourceQuotaStatus>.Value;
}

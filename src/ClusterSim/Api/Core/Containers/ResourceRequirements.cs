namespace ClusterSim.Api.Core;

/// <summary>Compute resources a container or Pod reserves and may use at most.</summary>
public sealed record ResourceRequirements : ApiRecord
{
    /// <summary>Most that may be used, by resource name; a missing name sets no limit.</summary>
    public ValueMap<Quantity> Limits { get; init; } = [];

    /// <summary>Amount reserved in scheduling, by resource; defaults to the limit where one is set, otherwise zero.</summary>
    public ValueMap<Quantity> Requests { get; init; } = [];

    /// <summary>Claims of the Pod that a container uses; each must be listed in the Pod's <c>spec.resourceClaims</c>.</summary>
    [ListKeys("name")]
    public ValueList<ResourceClaim> Claims { get; init; } = [];
}

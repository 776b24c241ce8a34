namespace ClusterSim.Api.Core;

/// <summary>Network endpoints behind the Service of the same name. Deprecated since Kubernetes 1.33; use EndpointSlice.</summary>
/// <remarks>Source: api/core/v1/types.go, Endpoints (v1.36).</remarks>
[Resource("", "v1", "endpoints", ShortNames = ["ep"])]
public sealed record Endpoints : ApiObject
{
    /// <summary>Groups of addresses and ports; together they are all endpoints of the Service.</summary>
    [Atomic]
    public ValueList<EndpointSubset> Subsets { get; init; } = [];
}

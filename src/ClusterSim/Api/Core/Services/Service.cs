namespace ClusterSim.Api.Core;

/// <summary>A stable name and address in front of a changing set of Pods.</summary>
/// <remarks>Source: api/core/v1/types.go, Service (v1.36).</remarks>
[Resource("", "v1", "services", ShortNames = ["svc"], Categories = ["all"], Subresources = Subresources.Status)]
public sealed record Service : ApiObject
{
    /// <summary>Wanted ports, Pod selector and way of exposure.</summary>
    public ServiceSpec Spec { get; init; } = Unset<ServiceSpec>.Value;

    /// <summary>Observed state, mainly of the load balancer.</summary>
    public ServiceStatus Status { get; init; } = Unset<ServiceStatus>.Value;
}

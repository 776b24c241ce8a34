namespace ClusterSim.Api.Coordination;

/// <summary>A small time-limited claim used for leader election and Node heartbeats.</summary>
/// <remarks>Source: api/coordination/v1/types.go, Lease (v1.36).</remarks>
[Resource("coordination.k8s.io", "v1", "leases")]
public sealed record Lease : ApiObject
{
    /// <summary>Holder, duration and timing of the Lease.</summary>
    public LeaseSpec Spec { get; init; } = Unset<LeaseSpec>.Value;
}

namespace ClusterSim.Api.Autoscaling.V1;

/// <summary>Scale subresource: reads or sets the replica count of a scalable object.</summary>
/// <remarks>Source: api/autoscaling/v1/types.go, Scale (v1.36).</remarks>
[Resource("autoscaling", "v1", "")]
public sealed record Scale : ApiObject
{
    /// <summary>Wanted replica count; writing it scales the object.</summary>
    public ScaleSpec Spec { get; init; } = Unset<ScaleSpec>.Value;

    /// <summary>Observed replica count and Pod selector; read-only.</summary>
    public ScaleStatus Status { get; init; } = Unset<ScaleStatus>.Value;
}

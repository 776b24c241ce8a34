namespace ClusterSim.Api.Autoscaling.V1;

/// <summary>Observed size of an object, as read through its scale subresource.</summary>
public sealed record ScaleStatus : ApiRecord
{
    /// <summary>Number of replicas that exist now according to the scaled object.</summary>
    [Required]
    public int Replicas { get; init; }

    /// <summary>Label selector of the replicas in query-string form, such as <c>app=web,tier=front</c>.</summary>
    public string? Selector { get; init; }
}

namespace ClusterSim.Api.Autoscaling.V1;

/// <summary>Wanted size of an object, as given through its scale subresource.</summary>
public sealed record ScaleSpec : ApiRecord
{
    /// <summary>Wanted number of replicas; 0 or more, default 0.</summary>
    [OmitZero]
    public int Replicas { get; init; }
}

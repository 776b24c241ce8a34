namespace ClusterSim.Api.Networking;

/// <summary>Destination of Ingress traffic: either a Service or another resource.</summary>
public sealed record IngressBackend : ApiRecord
{
    /// <summary>Service and port that take the traffic; excludes <c>resource</c>.</summary>
    public IngressServiceBackend? Service { get; init; }

    /// <summary>Non-Service object in the same namespace that takes the traffic; excludes <c>service</c>.</summary>
    public TypedLocalObjectReference? Resource { get; init; }
}

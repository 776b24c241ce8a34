namespace ClusterSim.Api.Discovery;

/// <summary>State flags that tell whether an endpoint may receive traffic.</summary>
public sealed record EndpointConditions : ApiRecord
{
    /// <summary>Endpoint accepts new traffic and is not terminating; null counts as true.</summary>
    public bool? Ready { get; init; }

    /// <summary>Like <c>ready</c>, but stays true while a serving endpoint terminates; null counts as true.</summary>
    public bool? Serving { get; init; }

    /// <summary>Endpoint is shutting down, as for a Pod being deleted; null counts as false.</summary>
    public bool? Terminating { get; init; }
}

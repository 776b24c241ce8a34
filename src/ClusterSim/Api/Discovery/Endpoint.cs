namespace ClusterSim.Api.Discovery;

/// <summary>One backend of a Service, such as a Pod, with its addresses and state.</summary>
public sealed record Endpoint : ApiRecord
{
    /// <summary>Addresses of this one backend, 1 to 100, all of the slice's type; kube-proxy uses the first.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<string> Addresses { get; init; } = [];

    /// <summary>Whether the endpoint is ready, serving or terminating; each unset flag has its own default meaning.</summary>
    public EndpointConditions Conditions { get; init; } = Unset<EndpointConditions>.Value;

    /// <summary>DNS label of the endpoint within the Service; endpoints sharing it are treated as interchangeable.</summary>
    [KeepEmpty]
    public string? Hostname { get; init; }

    /// <summary>The object behind the endpoint, normally a Pod.</summary>
    public ObjectReference? TargetRef { get; init; }

    /// <summary>Retired topology labels carried over from v1beta1; cannot be set through v1.</summary>
    public ValueMap<string> DeprecatedTopology { get; init; } = [];

    /// <summary>Name of the Node that hosts the endpoint; null when not tied to a Node.</summary>
    [KeepEmpty]
    public string? NodeName { get; init; }

    /// <summary>Name of the topology zone that holds the endpoint; null when unknown.</summary>
    [KeepEmpty]
    public string? Zone { get; init; }

    /// <summary>Nodes and zones that should use this endpoint; no preference when unset.</summary>
    public EndpointHints? Hints { get; init; }
}

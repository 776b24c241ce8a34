namespace ClusterSim.Api.Core;

/// <summary>One address inside an Endpoints subset. Deprecated together with Endpoints.</summary>
[Atomic]
public sealed record EndpointAddress : ApiRecord
{
    /// <summary>IP address of the endpoint; loopback, link-local and multicast addresses are invalid.</summary>
    [Required]
    public string Ip { get; init; } = "";

    /// <summary>Host name of the endpoint, used for its DNS record. Null if none.</summary>
    public string? Hostname { get; init; }

    /// <summary>Node that hosts the endpoint. Null if unknown.</summary>
    [KeepEmpty]
    public string? NodeName { get; init; }

    /// <summary>Object behind the address, usually a Pod. Null if unknown.</summary>
    public ObjectReference? TargetRef { get; init; }
}

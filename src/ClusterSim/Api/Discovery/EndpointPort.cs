namespace ClusterSim.Api.Discovery;

/// <summary>A port on which all endpoints of a slice listen.</summary>
[Atomic]
public sealed record EndpointPort : ApiRecord
{
    /// <summary>Port name, matching the Service port; unique within the slice and may be empty.</summary>
    [KeepEmpty]
    public string? Name { get; init; }

    /// <summary>Transport protocol: <c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    [KeepEmpty]
    public string? Protocol { get; init; }

    /// <summary>Port number, 1 to 65535; null leaves the meaning to the consumer.</summary>
    public int? Port { get; init; }

    /// <summary>Application protocol hint, such as <c>kubernetes.io/h2c</c>; plain TCP or UDP handling when unset.</summary>
    [KeepEmpty]
    public string? AppProtocol { get; init; }
}

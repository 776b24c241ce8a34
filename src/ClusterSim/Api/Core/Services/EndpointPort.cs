namespace ClusterSim.Api.Core;

/// <summary>One port inside an Endpoints subset. Deprecated together with Endpoints.</summary>
[Atomic]
public sealed record EndpointPort : ApiRecord
{
    /// <summary>Name of the matching Service port; may be empty only if there is one port.</summary>
    public string? Name { get; init; }

    /// <summary>Port number of the endpoint, 1–65535.</summary>
    [Required]
    public int Port { get; init; }

    /// <summary>Transport protocol: <c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Application protocol hint: an IANA service name, a <c>kubernetes.io/</c> name or another prefixed name.</summary>
    [KeepEmpty]
    public string? AppProtocol { get; init; }
}

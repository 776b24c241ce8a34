namespace ClusterSim.Api.Core;

/// <summary>A network port that a container declares.</summary>
public sealed record ContainerPort : ApiRecord
{
    /// <summary>Port name, unique in the Pod and at most 15 characters, for Services and probes to refer to.</summary>
    public string? Name { get; init; }

    /// <summary>Port to open on the Node, 1–65535; with host networking it equals <c>containerPort</c>. Null opens none.</summary>
    [OmitZero]
    public int HostPort { get; init; }

    /// <summary>Port number on the Pod's IP address, 1–65535.</summary>
    [WireName("containerPort"), Required]
    public int Port { get; init; }

    /// <summary>Transport protocol: <c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    [ServerDefault("TCP")]
    public string? Protocol { get; init; }

    /// <summary>Node address to bind <c>hostPort</c> to; when unset, all of the Node's addresses.</summary>
    public string? HostIP { get; init; }
}

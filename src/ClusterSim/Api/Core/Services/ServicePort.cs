namespace ClusterSim.Api.Core;

/// <summary>One port of a Service and where its traffic goes.</summary>
public sealed record ServicePort : ApiRecord
{
    /// <summary>Name of the port, a DNS label unique in the Service; optional only when there is a single port.</summary>
    public string? Name { get; init; }

    /// <summary>Transport protocol of the port: <c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    [ServerDefault("TCP")]
    public string? Protocol { get; init; }

    /// <summary>Hint about the application protocol: an IANA service name or a prefixed one such as <c>kubernetes.io/h2c</c>.</summary>
    [KeepEmpty]
    public string? AppProtocol { get; init; }

    /// <summary>Port on which the Service itself listens, 1 to 65535.</summary>
    [Required]
    public int Port { get; init; }

    /// <summary>Number or name of the port on the Pods; defaults to <c>port</c>. Ignored by headless Services.</summary>
    public IntOrString? TargetPort { get; init; }

    /// <summary>Port opened on every Node for types <c>NodePort</c> and <c>LoadBalancer</c>; allocated from 30000–32767 by default when unset.</summary>
    [OmitZero]
    public int NodePort { get; init; }
}

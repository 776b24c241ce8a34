namespace ClusterSim.Api.Networking;

/// <summary>Wanted routing of an Ingress: rules, TLS, class and default backend.</summary>
public sealed record IngressSpec : ApiRecord
{
    /// <summary>Name of the IngressClass that handles this Ingress; the default class may be filled in.</summary>
    [KeepEmpty]
    public string? IngressClassName { get; init; }

    /// <summary>Takes requests that no rule matches; required when there are no rules.</summary>
    public IngressBackend? DefaultBackend { get; init; }

    /// <summary>TLS settings per set of hosts; plain HTTP only when unset.</summary>
    [Atomic]
    public ValueList<IngressTLS> Tls { get; init; } = [];

    /// <summary>Host rules; all traffic goes to the default backend when unset.</summary>
    [Atomic]
    public ValueList<IngressRule> Rules { get; init; } = [];
}

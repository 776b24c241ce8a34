namespace ClusterSim.Api.Networking;

/// <summary>Routes outside HTTP traffic to Services by host and path.</summary>
/// <remarks>Source: api/networking/v1/types.go, Ingress (v1.36).</remarks>
[Resource("networking.k8s.io", "v1", "ingresses", ShortNames = ["ing"], Subresources = Subresources.Status)]
public sealed record Ingress : ApiObject
{
    /// <summary>Wanted hosts, paths, TLS and default backend of the Ingress.</summary>
    public IngressSpec Spec { get; init; } = Unset<IngressSpec>.Value;

    /// <summary>Load balancer addresses reported by the Ingress controller.</summary>
    public IngressStatus Status { get; init; } = Unset<IngressStatus>.Value;
}

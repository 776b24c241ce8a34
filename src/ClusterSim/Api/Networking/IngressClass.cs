namespace ClusterSim.Api.Networking;

/// <summary>Names a controller, and its settings, that Ingresses can choose.</summary>
/// <remarks>Source: api/networking/v1/types.go, IngressClass (v1.36).</remarks>
[Resource("networking.k8s.io", "v1", "ingressclasses", Namespaced = false)]
public sealed record IngressClass : ApiObject
{
    /// <summary>Controller name and parameters of the class.</summary>
    public IngressClassSpec Spec { get; init; } = Unset<IngressClassSpec>.Value;
}

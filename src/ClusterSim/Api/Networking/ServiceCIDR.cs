namespace ClusterSim.Api.Networking;

/// <summary>A range from which cluster IPs of Services are allocated.</summary>
/// <remarks>Source: api/networking/v1/types.go, ServiceCIDR (v1.36).</remarks>
[Resource("networking.k8s.io", "v1", "servicecidrs", Namespaced = false, Subresources = Subresources.Status)]
public sealed record ServiceCIDR : ApiObject
{
    /// <summary>Address ranges from which Services get cluster IPs.</summary>
    public ServiceCIDRSpec Spec { get; init; } = Unset<ServiceCIDRSpec>.Value;

    /// <summary>Conditions that show whether the ranges can be used.</summary>
    public ServiceCIDRStatus Status { get; init; } = Unset<ServiceCIDRStatus>.Value;
}

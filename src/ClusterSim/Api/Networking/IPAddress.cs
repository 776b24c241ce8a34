namespace ClusterSim.Api.Networking;

/// <summary>Records that one cluster IP is in use; the object's name is the address.</summary>
/// <remarks>Source: api/networking/v1/types.go, IPAddress (v1.36).</remarks>
[Resource("networking.k8s.io", "v1", "ipaddresses", Namespaced = false, ShortNames = ["ip"])]
public sealed record IPAddress : ApiObject
{
    /// <summary>Tells which object the address belongs to.</summary>
    [Required]
    public IPAddressSpec Spec { get; init; } = Unset<IPAddressSpec>.Value;
}

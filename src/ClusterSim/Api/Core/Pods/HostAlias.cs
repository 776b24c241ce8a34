namespace ClusterSim.Api.Core;

/// <summary>Extra line that the kubelet writes into the Pod's hosts file.</summary>
public sealed record HostAlias : ApiRecord
{
    /// <summary>IP address that the host names resolve to.</summary>
    [Required]
    public string Ip { get; init; } = "";

    /// <summary>Host names that resolve to the address.</summary>
    [Atomic]
    public ValueList<string> Hostnames { get; init; } = [];
}

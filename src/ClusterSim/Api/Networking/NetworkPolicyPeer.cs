namespace ClusterSim.Api.Networking;

/// <summary>A traffic source or destination, given by an IP range or by selectors.</summary>
public sealed record NetworkPolicyPeer : ApiRecord
{
    /// <summary>Pods within the chosen namespaces; empty or unset with a namespace selector means all Pods.</summary>
    public LabelSelector? PodSelector { get; init; }

    /// <summary>Namespaces of the peer Pods; empty means all, unset means the policy's own namespace.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>IP range of the peer; excludes both selectors.</summary>
    public IPBlock? IpBlock { get; init; }
}

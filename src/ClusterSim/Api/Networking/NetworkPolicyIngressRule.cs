namespace ClusterSim.Api.Networking;

/// <summary>Allows incoming traffic from given peers on given ports.</summary>
public sealed record NetworkPolicyIngressRule : ApiRecord
{
    /// <summary>Ports on the selected Pods that are open; all ports when unset or empty.</summary>
    [Atomic]
    public ValueList<NetworkPolicyPort> Ports { get; init; } = [];

    /// <summary>Sources allowed, any one of which suffices; all sources when unset or empty.</summary>
    [Atomic]
    public ValueList<NetworkPolicyPeer> From { get; init; } = [];
}

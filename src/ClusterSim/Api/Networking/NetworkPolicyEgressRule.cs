namespace ClusterSim.Api.Networking;

/// <summary>Allows outgoing traffic to given peers on given ports.</summary>
public sealed record NetworkPolicyEgressRule : ApiRecord
{
    /// <summary>Destination ports allowed; all ports when unset or empty.</summary>
    [Atomic]
    public ValueList<NetworkPolicyPort> Ports { get; init; } = [];

    /// <summary>Destinations allowed, any one of which suffices; all destinations when unset or empty.</summary>
    [Atomic]
    public ValueList<NetworkPolicyPeer> To { get; init; } = [];
}

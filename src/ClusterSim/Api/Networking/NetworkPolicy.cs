namespace ClusterSim.Api.Networking;

/// <summary>Limits which network traffic may reach or leave selected Pods.</summary>
/// <remarks>Source: api/networking/v1/types.go, NetworkPolicy (v1.36).</remarks>
[Resource("networking.k8s.io", "v1", "networkpolicies", ShortNames = ["netpol"])]
public sealed record NetworkPolicy : ApiObject
{
    /// <summary>Selected Pods and the traffic they are allowed.</summary>
    public NetworkPolicySpec Spec { get; init; } = Unset<NetworkPolicySpec>.Value;
}

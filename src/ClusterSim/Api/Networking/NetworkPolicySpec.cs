namespace ClusterSim.Api.Networking;

/// <summary>Selects Pods and lists the traffic they are allowed.</summary>
public sealed record NetworkPolicySpec : ApiRecord
{
    /// <summary>Pods in this namespace that the policy covers; empty or unset selects all.</summary>
    public LabelSelector PodSelector { get; init; } = Unset<LabelSelector>.Value;

    /// <summary>Allowed incoming traffic; for an <c>Ingress</c> policy with no rules, none is allowed.</summary>
    [Atomic]
    public ValueList<NetworkPolicyIngressRule> Ingress { get; init; } = [];

    /// <summary>Allowed outgoing traffic; for an <c>Egress</c> policy with no rules, none is allowed.</summary>
    [Atomic]
    public ValueList<NetworkPolicyEgressRule> Egress { get; init; } = [];

    /// <summary>Directions covered: <c>Ingress</c>, <c>Egress</c> or both; unset means <c>Ingress</c>, plus <c>Egress</c> if egress rules exist.</summary>
    [Atomic]
    public ValueList<string> PolicyTypes { get; init; } = [];
}

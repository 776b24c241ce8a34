using ClusterSim.Api.Meta;
using ClusterSim.Api.Networking;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Which connections NetworkPolicies let through. Asked when a connection is made: those that are open stay open.</summary>
/// <remarks>
/// <para>Source: the documentation of NetworkPolicy (v1.36). A Pod that no policy selects takes and makes every connection. What comes from the Pod's own node, such as probes, is always let through; Pods on
/// their node's network are beyond policies. A Service's address is no peer: what counts is the Pod behind it, and, where the sender's address was translated, the node.</para>
/// <para>Differs from Kubernetes: a change of a policy shows at the same instant on all nodes.</para>
/// </remarks>
internal sealed class PolicyTable(Informers informers)
{
    private readonly Informer<NetworkPolicy> _policies = informers.For<NetworkPolicy>();
    private readonly Informer<Namespace> _namespaces = informers.For<Namespace>();

    /// <summary>Whether there is none at all, and so nothing to ask.</summary>
    public bool IsEmpty => _policies.Count == 0;

    /// <summary>Whether a Pod may make a connection.</summary>
    public bool AllowsEgress(NetworkEndpoint source, PolicyPeer target, int port, string protocol)
    {
        if (source.UsesHostNetwork || IsOf(source.Host, target.Address) || target.Address == source.Address)
            return true;
        var isIsolated = false;
        foreach (var policy in _policies.InNamespace(source.Key.Namespace))
        {
            if (!Selects(policy, source, "Egress"))
                continue;
            isIsolated = true;
            foreach (var rule in policy.Spec.Egress)
            {
                if (AllowsPort(rule.Ports, target, port, protocol) && AllowsPeer(rule.To, target, source.Key.Namespace))
                    return true;
            }
        }
        return !isIsolated;
    }

    /// <summary>Whether a Pod may take a connection.</summary>
    public bool AllowsIngress(PolicyPeer source, NetworkEndpoint target, int port, string protocol)
    {
        if (target.UsesHostNetwork || IsOf(target.Host, source.Address) || source.Address == target.Address)
            return true;
        var isIsolated = false;
        foreach (var policy in _policies.InNamespace(target.Key.Namespace))
        {
            if (!Selects(policy, target, "Ingress"))
                continue;
            isIsolated = true;
            foreach (var rule in policy.Spec.Ingress)
            {
                if (AllowsPort(rule.Ports, PolicyPeer.Of(target), port, protocol) && AllowsPeer(rule.From, source, target.Key.Namespace))
                    return true;
            }
        }
        return !isIsolated;
    }

    private static bool IsOf(NetworkHost host, string address) => address == host.Address || address == host.BridgeAddress;

    private static bool Selects(NetworkPolicy policy, NetworkEndpoint pod, string type) =>
        policy.Spec.PolicyTypes.Contains(type) && policy.Spec.PodSelector.Matches(pod.Manifest.Metadata.Labels);

    private static bool AllowsPort(ValueList<NetworkPolicyPort> ports, PolicyPeer target, int number, string protocol) =>
        ports.Count == 0 || ports.FindIndex(port => (port.Protocol ?? "TCP") == protocol && IsPort(port, target, number)) >= 0;

    private static bool IsPort(NetworkPolicyPort port, PolicyPeer target, int number)
    {
        if (port.Port is not { } given)
            return true;
        return !given.IsText
            ? number >= given.Number && number <= (port.EndPort ?? given.Number)
            : target.HasPort(given.ToString(), number, port.Protocol ?? "TCP");
    }

    private bool AllowsPeer(ValueList<NetworkPolicyPeer> peers, PolicyPeer other, string ownNamespace) =>
        peers.Count == 0 || peers.FindIndex(peer => IsPeer(peer, other, ownNamespace)) >= 0;

    private bool IsPeer(NetworkPolicyPeer peer, PolicyPeer other, string ownNamespace)
    {
        if (peer.IpBlock is { } block)
            return IPv4.IsIn(other.Address, block.Cidr) && block.Except.FindIndex(range => IPv4.IsIn(other.Address, range)) < 0;
        if (other.Namespace is not { } ns)
            return false;
        var isInNamespace = peer.NamespaceSelector is { } selector
            ? _namespaces.Find(new("", ns)) is { } found && selector.Matches(found.Metadata.Labels)
            : ns == ownNamespace;
        return isInNamespace && (peer.PodSelector is not { } pods || pods.Matches(other.Labels));
    }
}

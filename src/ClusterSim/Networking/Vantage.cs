using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Where a request comes from: a Pod, a machine, or a client that is no part of the cluster.</summary>
/// <param name="Endpoint">The Pod; null for a client outside.</param>
/// <param name="Namespace">The namespace in which short names are looked up.</param>
/// <param name="Node">The machine, when its kubelet asks; null otherwise.</param>
internal sealed record Vantage(NetworkEndpoint? Endpoint, string Namespace, NetworkHost? Node = null)
{
    /// <summary>The address of clients outside, as those inside see it.</summary>
    private const string OutsideAddress = "172.18.0.1";

    /// <summary>The sender's address, as the receiver sees it: Pods talk to each other without translation.</summary>
    public string Address => Endpoint?.Address ?? Node?.BridgeAddress ?? OutsideAddress;

    public static Vantage Of(NetworkEndpoint endpoint) => new(endpoint, endpoint.Key.Namespace);

    public static Vantage Of(NetworkHost node) => new(null, "default", node);

    /// <summary>Whether messages get from here to <paramref name="host"/>.</summary>
    public bool Reaches(NetworkHost host) => (Endpoint?.Host ?? Node) is { } from ? from.Reaches(host) : host.IsOn && !host.IsIsolated;
}

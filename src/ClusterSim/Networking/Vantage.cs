using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Where a request comes from: a Pod, a node, or a client that is no part of the cluster.</summary>
/// <param name="Endpoint">The Pod; null for any other.</param>
/// <param name="Namespace">The namespace in which short names are looked up.</param>
internal sealed record Vantage(NetworkEndpoint? Endpoint, string Namespace)
{
    /// <summary>The address of clients outside, as those inside see it.</summary>
    private const string OutsideAddress = "172.18.0.1";

    /// <summary>The machine it is on; null for a client outside.</summary>
    public NetworkHost? Host { get; private init; } = Endpoint?.Host;

    /// <summary>The sender's address, as the receiver sees it: Pods talk to each other without translation.</summary>
    public string Address { get; init; } = Endpoint?.Address ?? OutsideAddress;

    public static Vantage Of(NetworkEndpoint endpoint) => new(endpoint, endpoint.Key.Namespace);

    /// <summary>From a machine itself, as its kubelet sends probes: Pods there see the address of the bridge between them.</summary>
    public static Vantage Of(NetworkHost host) => new(null, "default") { Host = host, Address = host.BridgeAddress };

    /// <summary>Whether messages get from here to <paramref name="host"/>; null: to somewhere that is no machine of the cluster.</summary>
    public bool Reaches(NetworkHost? host) =>
        host is null ? Host is null or { IsOn: true, IsIsolated: false } : Host is null ? host.IsOn && !host.IsIsolated : Host.Reaches(host);
}

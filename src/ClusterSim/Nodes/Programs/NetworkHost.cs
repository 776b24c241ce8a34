namespace ClusterSim.Nodes.Programs;

/// <summary>A machine as the network sees it.</summary>
internal sealed class NetworkHost(string name, string address)
{
    private readonly List<NetworkEndpoint> _onHostNetwork = [];

    /// <summary>Name of the Node.</summary>
    public string Name { get; } = name;

    /// <summary>The Node's own address.</summary>
    public string Address { get; } = address;

    /// <summary>The address under which Pods on the machine see what comes from it: that of the bridge to which they are connected.</summary>
    public string BridgeAddress { get; set; } = address;

    /// <summary>Whether the machine has power.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether the machine is cut off from all others; Pods on it still reach each other.</summary>
    public bool IsIsolated { get; set; }

    /// <summary>Pods that use the machine's address as theirs.</summary>
    public IReadOnlyList<NetworkEndpoint> OnHostNetwork => _onHostNetwork;

    /// <summary>Whether a message gets from this machine to <paramref name="other"/>.</summary>
    public bool Reaches(NetworkHost other) => IsOn && other.IsOn && (this == other || !(IsIsolated || other.IsIsolated));

    public void AddToHostNetwork(NetworkEndpoint endpoint) => _onHostNetwork.Add(endpoint);

    public void RemoveFromHostNetwork(NetworkEndpoint endpoint) => _onHostNetwork.Remove(endpoint);
}

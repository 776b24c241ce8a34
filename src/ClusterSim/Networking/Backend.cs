using ClusterSim.Api.Discovery;

namespace ClusterSim.Networking;

/// <summary>An endpoint of a Service: an address and a port, the Node it is on if that is known, and for whom it is meant.</summary>
internal sealed record Backend(string Address, int Port, string? Node, EndpointHints? Hints)
{
    public bool IsForNode(string node) => Hints?.ForNodes.FindIndex(hint => hint.Name == node) >= 0;

    public bool IsForZone(string zone) => Hints?.ForZones.FindIndex(hint => hint.Name == zone) >= 0;
}

namespace ClusterSim.Networking;

/// <summary>The endpoints behind a port of a Service: those that are ready, and those that are going but still serve.</summary>
/// <remarks>Source: pkg/proxy/topology.go, CategorizeEndpoints (v1.36).</remarks>
internal sealed class Backends(Backend[] ready, Backend[] serving)
{
    private readonly bool _allHaveNodes = ready.Length > 0 && Array.TrueForAll(ready, backend => backend.Hints?.ForNodes.Count > 0);
    private readonly bool _allHaveZones = ready.Length > 0 && Array.TrueForAll(ready, backend => backend.Hints?.ForZones.Count > 0);

    /// <summary>Whether there are any, on whatever node.</summary>
    public bool Any => ready.Length > 0 || serving.Length > 0;

    /// <summary>Those for traffic that may go anywhere: all, unless hints say which are meant for a node or its zone.</summary>
    /// <param name="node">Where the traffic is; null for nowhere in particular.</param>
    /// <param name="zoneOf">The zone of a node; asked only when it matters.</param>
    public Backend[] ForCluster(string? node, Func<string, string?> zoneOf)
    {
        if (ready.Length == 0)
            return serving;
        if (node is null || !(_allHaveNodes || _allHaveZones))
            return ready;
        if (_allHaveNodes && Array.FindAll(ready, backend => backend.IsForNode(node)) is { Length: > 0 } near)
            return near;
        if (_allHaveZones && zoneOf(node) is { Length: > 0 } zone && Array.FindAll(ready, backend => backend.IsForZone(zone)) is { Length: > 0 } inZone)
            return inZone;
        return ready;
    }

    /// <summary>Those for traffic that must stay on a node.</summary>
    public Backend[] OnNode(string node) => On(ready, node) is { Length: > 0 } own ? own : On(serving, node);

    /// <summary>How many of those that are ready are on a node.</summary>
    public int CountReadyOn(string node) => ready.Count(backend => backend.Node == node);

    private static Backend[] On(Backend[] backends, string node) => Array.FindAll(backends, backend => backend.Node == node);
}

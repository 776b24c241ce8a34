namespace ClusterSim.Lab;

/// <summary>The books of one run's GPUs: what is free of each, and which Pod has which.</summary>
public sealed class GpuBooks
{
    private static readonly int[] NoDevices = [];

    private readonly Dictionary<string, NodeGpus> _byName = new(StringComparer.Ordinal); // Never enumerated.
    private readonly Dictionary<ObjectKey, Holding> _holdings = []; // Never enumerated.
    private NodeGpus[] _byRow = [];
    private PodShape? _lastShape;
    private GpuRequest _lastRequest;

    internal GpuBooks(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var name = node.Metadata.Name!;
            _byName.Add(name, new NodeGpus(name, GpuLabels.ModelOn(node), GpuLabels.CountOn(node)));
        }
    }

    /// <summary>The GPUs of a Node; one without any has a count of 0.</summary>
    public NodeGpus On(NodeView node)
    {
        if (_byRow.Length < node.Snapshot.Count)
            Array.Resize(ref _byRow, node.Snapshot.Count);
        ref var remembered = ref _byRow[node.Row];
        var name = node.Name;
        if (remembered is null || !ReferenceEquals(remembered.NodeName, name))
            remembered = _byName[name]; // Rows get another meaning when Nodes come and go.
        return remembered;
    }

    /// <summary>What a Pod of that shape asks for.</summary>
    /// <exception cref="FormatException">Its annotations cannot be read.</exception>
    public GpuRequest RequestOf(PodShape pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        if (!ReferenceEquals(pod, _lastShape))
            (_lastRequest, _lastShape) = (GpuRequest.Of(pod.Annotations), pod);
        return _lastRequest;
    }

    /// <summary>The indexes of the GPUs that a Pod has on its Node, ascending; empty for none.</summary>
    public ReadOnlyMemory<int> DevicesOf(Pod pod) => _holdings.TryGetValue(ObjectKey.Of(pod), out var holding) ? holding.Devices : NoDevices;

    internal NodeGpus On(string nodeName) => _byName[nodeName];

    internal void Take(Pod pod, GpuRequest request, string nodeName, int[] devices)
    {
        _byName[nodeName].Take(request, devices);
        _holdings.Add(ObjectKey.Of(pod), new(nodeName, request, devices));
    }

    /// <summary>The Pod leaves its Node; nothing happens when it has no GPUs.</summary>
    internal void Release(Pod pod)
    {
        if (_holdings.Remove(ObjectKey.Of(pod), out var holding))
            _byName[holding.NodeName].Give(holding.Request, holding.Devices);
    }

    private sealed record Holding(string NodeName, GpuRequest Request, int[] Devices);
}

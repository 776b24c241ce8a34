namespace ClusterSim.Lab.Synthetic;

/// <summary>Makes the Nodes of a group.</summary>
internal sealed class NodeGroup
{
    private const int MostNodes = 1_000_000;
    private const long DefaultPods = 110; // As many as a kubelet takes unless it is told otherwise.

    private readonly SyntheticNodeGroup _group;
    private readonly ResourceFigures _capacity;

    public NodeGroup(SyntheticNodeGroup group, int index, FieldReading fields)
    {
        _group = group;
        var path = $"spec.nodes[{index}]";
        Name = group.Name ?? "node";
        fields.Require(group.Count is > 0 and <= MostNodes, path + ".count", $"must be from 1 to {MostNodes}");
        fields.Require(group.Gpus >= 0, path + ".gpus", "must not be negative");
        foreach (var resource in (string[])["cpu", "memory"])
            fields.Require(group.Capacity.ContainsKey(resource), $"{path}.capacity[{resource}]", "is needed");
        _capacity = new(group.Capacity, path + ".capacity", fields);
    }

    public string Name { get; }

    public IEnumerable<Node> Create(ulong seed)
    {
        var streams = _capacity.Streams(seed, "nodes/" + Name);
        for (var number = 0; number < _group.Count; number++)
        {
            var capacity = _capacity.Next(streams);
            if (!capacity.ContainsKey("pods"))
                capacity = capacity.Set("pods", DefaultPods);
            var name = $"{Name}-{number + 1:D4}";
            yield return new Node
            {
                Metadata = new() { Name = name, Labels = LabelsOf(name, number) },
                Spec = new() { Taints = _group.Taints },
                Status = new() { Capacity = capacity, Allocatable = capacity, Conditions = [new() { Type = "Ready", Status = "True" }] },
            };
        }
    }

    private ValueMap<string> LabelsOf(string name, int number)
    {
        var labels = _group.Labels.Set("kubernetes.io/hostname", name);
        if (_group.Zones.Count > 0)
            labels = labels.Set("topology.kubernetes.io/zone", _group.Zones[number % _group.Zones.Count]);
        if (_group.Gpus > 0)
            labels = labels.Set(GpuLabels.Count, $"{_group.Gpus}");
        return _group.GpuModel is { } model ? labels.Set(GpuLabels.Model, model) : labels;
    }
}

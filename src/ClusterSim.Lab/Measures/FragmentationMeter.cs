namespace ClusterSim.Lab;

/// <summary>The fragmentation of all Nodes together, kept up to date Node by Node.</summary>
internal sealed class FragmentationMeter(RunContext run)
{
    private readonly Fragmentation _fragmentation = new(run.Workload.TypicalPods);
    private readonly Dictionary<string, double> _byNode = new(StringComparer.Ordinal); // Never enumerated.
    private double _sum;
    private double _lost; // What additions to the sum have cut off so far (Neumaier): without it the last digits would drift with the number of events.

    /// <summary>In thousandths of a GPU.</summary>
    public double Total => _sum + _lost;

    /// <summary>Looks at a Node again.</summary>
    public void Update(NodeView node)
    {
        var gpus = run.Gpus.On(node);
        if (gpus.Count == 0)
            return;
        var after = _fragmentation.Measure(node.AllocatableMilliCpu - node.RequestedMilliCpu, gpus.Free, gpus.Model);
        Add(-_byNode.GetValueOrDefault(node.Name));
        Add(after);
        _byNode[node.Name] = after;
    }

    private void Add(double amount)
    {
        var sum = _sum + amount;
        _lost += Math.Abs(_sum) >= Math.Abs(amount) ? _sum - sum + amount : amount - sum + _sum;
        _sum = sum;
    }
}

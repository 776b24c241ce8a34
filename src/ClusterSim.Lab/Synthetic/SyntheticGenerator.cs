using System.Globalization;
using ClusterSim.Simulation;

namespace ClusterSim.Lab.Synthetic;

/// <summary>Makes workloads of a description. What is wrong with the description is found at once, not by the first seed.</summary>
internal sealed class SyntheticGenerator
{
    private const int MostPods = 10_000_000; // What no machine would hold; somebody has slipped.

    private readonly string _name;
    private readonly SyntheticSpec _spec;
    private readonly NodeGroup[] _groups;
    private readonly PodClass[] _classes;
    private readonly Distribution? _arrival;
    private readonly string _source;

    public SyntheticGenerator(string name, SyntheticSpec spec, string source)
    {
        (_name, _spec, _source) = (name, spec, source);
        var fields = new FieldReading(source);
        fields.Require(spec.Nodes.Count > 0, "spec.nodes", "at least one group of Nodes is needed");
        fields.Require(spec.Classes.Count > 0, "spec.classes", "at least one class of Pods is needed");
        fields.Require(spec.Pods is null != spec.Until is null, "spec", "one of pods and until is needed, and not both");
        fields.Require(spec.Pods is null or >= 0 and <= MostPods, "spec.pods", $"must be from 0 to {MostPods}");
        fields.Require(spec.Until is null or (> 0 and <= 1000), "spec.until", "must be more than 0, and at most 1000");
        _arrival = fields.Time(spec.Arrival, "spec.arrival");
        _groups = [.. spec.Nodes.Select((group, index) => new NodeGroup(group, index, fields))];
        RequireDifferent(fields, "spec.nodes", "groups", _groups.Select(group => group.Name));
        RequireDifferent(fields, "spec.classes", "classes", spec.Classes.Select(PodClass.NameOf));
        using var cluster = new Cluster(new ClusterOptions { ApiOnly = true });
        _classes = [.. spec.Classes.Select((podClass, index) => new PodClass(podClass, index, fields, cluster))];
    }

    /// <summary>The workload of a seed. Each figure has a stream of its own, so that a new one does not shift the others.</summary>
    public Workload Create(ulong seed)
    {
        var nodes = new List<Node>();
        foreach (var group in _groups)
            nodes.AddRange(group.Create(seed));
        var order = nodes.ToArray();
        new RandomStream(seed, "nodes").Shuffle(order.AsSpan()); // Which of equal Nodes comes first is chance, as in a trace.
        return new(_name, order, Arrivals(seed, nodes));
    }

    private List<Arrival> Arrivals(ulong seed, List<Node> nodes)
    {
        var capacity = nodes.Aggregate(default(ResourceAmounts), static (sum, node) => sum + ResourceAmounts.OfferedBy(node));
        var limit = _spec.Until is { } until ? until * Main(capacity, capacity) : double.PositiveInfinity;
        var (order, gaps) = (new RandomStream(seed, "classes"), new RandomStream(seed, "arrival"));
        var makers = _classes.Select(podClass => podClass.Start(seed)).ToArray();
        var shares = new Mixture([.. _classes.Select((podClass, index) => ((Distribution)new Constant(index), podClass.Share))]);
        var arrivals = new List<Arrival>();
        var (asked, at) = (0.0, 0.0);
        while (arrivals.Count < (_spec.Pods ?? MostPods))
        {
            var arrival = makers[(int)shares.Next(order)].Next(arrivals.Count);
            if (_spec.Until is not null && (asked += Main(ResourceAmounts.AskedBy(arrival.Pod), capacity)) > limit)
                return arrivals;
            at += _arrival is null ? 0 : Math.Max(0, _arrival.Next(gaps));
            arrivals.Add(arrival with { At = TimeSpan.FromSeconds(at) });
        }
        return _spec.Pods is not null ? arrivals : throw new InvalidDataException($"{_source}: spec.until: {MostPods.ToString(CultureInfo.InvariantCulture)} Pods do not ask for so much");
    }

    private static void RequireDifferent(FieldReading fields, string path, string what, IEnumerable<string> names) =>
        fields.Require(names.GroupBy(name => name, StringComparer.Ordinal).All(group => group.Count() == 1), path, $"two {what} have one name");

    private static double Main(ResourceAmounts amounts, ResourceAmounts capacity) => capacity.GpuMilli > 0 ? amounts.GpuMilli : amounts.MilliCpu;
}

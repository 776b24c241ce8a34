namespace ClusterSim.Scheduling;

/// <summary>What tells Pods apart for selectors: namespace, labels, whether they are being deleted. Thousands of Pods share a handful.</summary>
internal sealed class PodKind(string @namespace, ValueMap<string> labels, bool isTerminating)
{
    public string Namespace { get; } = @namespace;

    public ValueMap<string> Labels { get; } = labels;

    public bool IsTerminating { get; } = isTerminating;

    /// <summary>The counters that count such Pods, as far as they were asked (<see cref="TopologyIndex"/>).</summary>
    public List<PodCounter> Counters { get; } = [];

    /// <summary>Terms of Pods that stand somewhere and that are about such Pods, as far as they were asked.</summary>
    public List<TermGroup> Groups { get; } = [];

    public int CountersAsked { get; set; }

    public int GroupsAsked { get; set; }

    /// <summary>The state of the index that the lists belong to.</summary>
    public long Generation { get; set; }
}

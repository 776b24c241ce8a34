using System.Globalization;
using ClusterSim.Scheduling;

namespace UnitTesting.Scheduling;

/// <summary>A scheduler plugin: prefers Nodes whose label says that they cost little.</summary>
public sealed class LowestPrice : NodeScore
{
    public const string Label = "example.com/cents-per-hour";

    public override string Name => "LowestPrice";

    /// <summary>A Node's price is on the Node itself, so its score is good until the Node changes.</summary>
    public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

    /// <summary>The dearest Node gets 0, one that costs nothing 100.</summary>
    public override Normalization Normalization => Normalization.ByMaximumReversed;

    protected override long Score(PodShape pod, NodeView node) => long.Parse(node.Labels[Label], CultureInfo.InvariantCulture);
}

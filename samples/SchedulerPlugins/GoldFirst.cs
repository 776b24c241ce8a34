namespace SchedulerPlugins;

/// <summary>Prefers Nodes with the label <c>tier: gold</c>: a policy in one class.</summary>
public sealed class GoldFirst : NodeScore
{
    public override string Name => "GoldFirst";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts; // what may be reused until the Node changes

    protected override long Score(PodShape pod, NodeView node) => node.Labels.Find("tier") == "gold" ? 100 : 0;
}

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects every Node but the one a Pod names.</summary>
/// <remarks>Source: plugins/nodename/node_name.go (v1.36).</remarks>
public sealed class NodeName : IFilterPlugin, IEnqueueExtensions
{
    private static readonly Reason OtherNode = new("node(s) didn't match the requested node name");

    /// <inheritdoc/>
    public string Name => "NodeName";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
        [new(EventResource.Node, EventActions.Add)];

    /// <inheritdoc/>
    public bool AcceptsAll(PodShape pod, Snapshot snapshot) => pod.NodeName.Length == 0;

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        if (AcceptsAll(pod, snapshot))
            return;
        var row = snapshot.Find(pod.NodeName);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i] != row)
                verdicts[i] = Verdict.Unresolvable(OtherNode);
        }
    }
}

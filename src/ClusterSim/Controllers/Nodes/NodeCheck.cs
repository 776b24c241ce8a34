using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Controllers.Nodes;

/// <summary>One round: which Nodes are new and which are gone, which are silent, what follows for their Pods, and how the zones are.</summary>
/// <remarks>Source: node_lifecycle_controller.go, monitorNodeHealth, processTaintBaseEviction, handleDisruption (v1.36).</remarks>
internal sealed class NodeCheck(ComponentContext context, NodeLifecycleOptions options, NodeTaints taints, EvictionZones zones, UnreadyPods unreadyPods, EventRecorder events)
{
    private const string ExcludedFromDisruption = "node.kubernetes.io/exclude-disruption"; // labelNodeDisruptionExclusion

    private readonly Informer<Node> _nodes = context.Informers.For<Node>();
    private readonly Informer<Pod> _pods = context.Informers.For<Pod>();
    private readonly NodeProbe _probe = new(context, options);

    /// <summary>Looks at some Nodes.</summary>
    /// <param name="turn">Which ones, by name; some may be gone.</param>
    /// <param name="now">The moment of the round.</param>
    /// <param name="latestRenewal">When a Node's Lease was last renewed.</param>
    /// <param name="again">Called with the name of a Node to look at in the next round as well.</param>
    /// <returns>Whether what counts for the zones has changed.</returns>
    public bool Run(List<NodeHealth> turn, DateTimeOffset now, Func<NodeHealth, LeaseRenewal?> latestRenewal, Action<string> again)
    {
        var present = new List<(NodeHealth Health, Node Node)>();
        var changed = false;
        foreach (var health in turn)
            if (_nodes.Find(new(health.Name)) is { } node)
                present.Add((health, node));
        foreach (var (health, node) in present)
            Register(health, node);
        foreach (var health in turn)
            changed |= Forget(health);
        foreach (var (health, node) in present)
        {
            var before = (health.Zone, health.Ready);
            try
            {
                if (!Look(health, node, now, latestRenewal(health)))
                    again(health.Name);
            }
            catch (ApiException refusal)
            {
                context.Logger.LogWarning(refusal, "Looking after node {Node} failed", health.Name);
                again(health.Name);
            }
            changed |= before != (health.Zone, health.Ready);
        }
        return changed;
    }

    private void Register(NodeHealth health, Node node)
    {
        zones.Of(node);
        if (health.RegisteredUid is not null)
            return;
        health.RegisteredUid = node.Metadata.Uid ?? "";
        Tell(health, "RegisteredNode", $"Node {health.Name} event: Registered Node {health.Name} in Controller");
        zones.Spare(node);
    }

    private bool Forget(NodeHealth health)
    {
        if (health.RegisteredUid is null || _nodes.Find(new(health.Name)) is not null)
            return false;
        Tell(health, "RemovingNode", $"Node {health.Name} event: Removing Node {health.Name} from Controller");
        (health.RegisteredUid, health.Ready, health.Zone, health.HasUnmarkedPods) = (null, null, null, false);
        return true;
    }

    /// <returns>False when the Node must be looked at again in the next round.</returns>
    private bool Look(NodeHealth health, Node node, DateTimeOffset now, LeaseRenewal? renewal)
    {
        var (current, wasReady) = _probe.Observe(health, ref node, now, renewal);
        health.Ready = current?.Status;
        health.Zone = node.Metadata.Labels.ContainsKey(ExcludedFromDisruption) ? null : zones.Of(node);
        var isTainted = true;
        if (current is not null)
        {
            isTainted = Taint(node, current);
            var fellSilent = wasReady && current.Status != "True";
            if (fellSilent)
                Tell(health, "NodeNotReady", $"Node {health.Name} status is now: NodeNotReady");
            if (fellSilent || (health.HasUnmarkedPods && !wasReady))
                health.HasUnmarkedPods = !unreadyPods.Mark(_pods.ByIndex(Informer.ByNode, health.Name));
            else
                health.HasUnmarkedPods = false;
        }
        return isTainted && !health.HasUnmarkedPods && (health.SavedLease is not null || renewal is null); // A Lease not taken note of yet counts as renewed next time.
    }

    private bool Taint(Node node, NodeCondition ready)
    {
        var (right, wrong) = ready.Status == "False"
            ? (NodeTaints.NotReadyNoExecute, NodeTaints.UnreachableNoExecute)
            : (NodeTaints.UnreachableNoExecute, NodeTaints.NotReadyNoExecute);
        if (ready.Status == "True")
            return zones.Spare(node);
        if (node.HasTaint(wrong.Key, wrong.Effect))
            return taints.Swap(node, [right], [wrong]); // It is being evicted already: no need to wait for its turn.
        zones.Add(node, right);
        return true;
    }

    private void Tell(NodeHealth health, string reason, string message) =>
        events.Record(new ObjectReference { ApiVersion = "v1", Kind = "Node", Name = health.Name, Uid = health.RegisteredUid }, "Normal", reason, message);

    /// <summary>Adapts the eviction of Nodes to how the zones are now.</summary>
    /// <param name="all">All Nodes there have ever been.</param>
    /// <param name="now">The moment of the round.</param>
    public void JudgeZones(IEnumerable<NodeHealth> all, DateTimeOffset now) => new ZoneJudgement(options, zones, all).Apply(_nodes.Items, all, now);
}

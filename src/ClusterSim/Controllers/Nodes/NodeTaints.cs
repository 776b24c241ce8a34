using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Puts taints on Nodes and takes them off, always on the latest state of the Node.</summary>
/// <remarks>Source: controller_utils.go, AddOrUpdateTaintOnNode, RemoveTaintOffNode; util/node/controller_utils.go, SwapNodeControllerTaint (v1.36).</remarks>
internal sealed class NodeTaints(ComponentContext context)
{
    public static Taint NotReadyNoExecute { get; } = new() { Key = NodeTaintKeys.NotReady, Effect = "NoExecute" };

    public static Taint UnreachableNoExecute { get; } = new() { Key = NodeTaintKeys.Unreachable, Effect = "NoExecute" };

    /// <summary>Adds some taints, with the time, and after that removes others.</summary>
    /// <param name="node">The Node as it was last seen: what it does not have then is not removed.</param>
    /// <param name="added">Replace those of the same key and effect.</param>
    /// <param name="removed">By key and effect.</param>
    /// <returns>False when the API server refused, which is logged.</returns>
    public bool Swap(Node node, IReadOnlyList<Taint> added, IReadOnlyList<Taint> removed) => Try(node, () =>
    {
        if (added.Count > 0)
            Change(node, taints => Add(taints, added));
        RemoveIfSeen(node, removed);
    });

    /// <summary>Takes off what evicts the Pods of a Node that is not ready.</summary>
    /// <param name="node">The Node as it was last seen.</param>
    /// <returns>False when the API server refused, which is logged.</returns>
    public bool RemoveEvicting(Node node) => Try(node, () =>
    {
        RemoveIfSeen(node, [UnreachableNoExecute]);
        RemoveIfSeen(node, [NotReadyNoExecute]);
    });

    private bool Try(Node node, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (ApiException refusal)
        {
            context.Logger.LogWarning(refusal, "Changing the taints of node {Node} failed", node.Metadata.Name);
            return false;
        }
    }

    private void RemoveIfSeen(Node node, IReadOnlyList<Taint> removed)
    {
        if (removed.Any(taint => node.HasTaint(taint.Key, taint.Effect)))
            Change(node, taints => taints.RemoveAll(taint => removed.Any(other => AreSame(taint, other))));
    }

    private ValueList<Taint> Add(ValueList<Taint> taints, IReadOnlyList<Taint> added)
    {
        foreach (var taint in added)
        {
            var stamped = taint with { TimeAdded = context.Client.Now };
            var at = taints.FindIndex(other => AreSame(taint, other));
            taints = at < 0 ? taints.Add(stamped) : taints.SetItem(at, stamped);
        }
        return taints;
    }

    private void Change(Node node, Func<ValueList<Taint>, ValueList<Taint>> change)
    {
        var live = context.DirectClient.Get<Node>(node.Key);
        var taints = change(live.Spec.Taints);
        if (taints != live.Spec.Taints)
            context.DirectClient.Update(live with { Spec = live.Spec with { Taints = taints } });
    }

    private static bool AreSame(Taint taint, Taint other) => taint.Key == other.Key && taint.Effect == other.Effect;
}

using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Keeps what is written twice on a Node in line: its conditions as taints, and its labels under their old names.</summary>
/// <remarks>Source: node_lifecycle_controller.go, doNoScheduleTaintingPass and reconcileNodeLabels (v1.36).</remarks>
internal sealed class NodeReconciler(ComponentContext context, NodeTaints taints) : Reconciler<Node>
{
    private static readonly (string Label, string OldName)[] Renamed =
    [
        ("kubernetes.io/os", "beta.kubernetes.io/os"),
        ("kubernetes.io/arch", "beta.kubernetes.io/arch"),
    ];

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<Node>(request.Key) is not { } node)
            return Result.Done;
        MirrorConditions(node);
        MirrorLabels(node);
        return Result.Done;
    }

    private void MirrorConditions(Node node)
    {
        var wanted = node.Status.Conditions.Select(NodeTaintKeys.Of).OfType<string>().ToList();
        if (node.Spec.Unschedulable)
            wanted.Add(NodeTaintKeys.Unschedulable);
        var present = node.Spec.Taints.Where(taint => taint.Effect == "NoSchedule" && NodeTaintKeys.MirrorsNode(taint.Key)).ToList();

        var missing = wanted.Where(key => !present.Exists(taint => taint.Key == key)).Select(key => new Taint { Key = key, Effect = "NoSchedule" }).ToList();
        var stale = present.Where(taint => !wanted.Contains(taint.Key)).ToList();
        if (missing.Count > 0 || stale.Count > 0)
            taints.Swap(node, missing, stale);
    }

    private void MirrorLabels(Node node)
    {
        var stale = Renamed.Where(label => node.Label(label.Label) is { } value && node.Label(label.OldName) != value).ToList();
        if (stale.Count == 0)
            return;
        var live = context.DirectClient.Get<Node>(node.Key);
        foreach (var (label, oldName) in stale)
            live = live.WithLabel(oldName, node.Label(label));
        context.DirectClient.Update(live);
    }
}

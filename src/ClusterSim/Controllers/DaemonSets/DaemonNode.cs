using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>Whether a DaemonSet wants a Pod on a node, and whether one that is there already may stay.</summary>
/// <remarks>Source: daemon_controller.go, NodeShouldRunDaemonPod (v1.36).</remarks>
internal readonly record struct DaemonNode(bool ShouldRun, bool MayStay)
{
    /// <summary>Looks at the node's name and labels, and at its taints.</summary>
    /// <param name="template">The DaemonSet's template.</param>
    /// <param name="tolerations">What its Pods tolerate.</param>
    /// <param name="node">The node.</param>
    public static DaemonNode Of(PodTemplateSpec template, ValueList<Toleration> tolerations, Node node)
    {
        var name = template.Spec.NodeName;
        if (!string.IsNullOrEmpty(name) && name != node.Metadata.Name)
            return default;
        if (!NodeAffinityMatch.Accepts(template.Spec, node))
            return default;
        var (schedules, executes) = (true, true);
        foreach (var taint in node.Spec.Taints)
        {
            if (taint.Effect is not ("NoSchedule" or "NoExecute") || Tolerates(tolerations, taint))
                continue;
            schedules = false;
            executes &= taint.Effect != "NoExecute";
        }
        return new(schedules, executes);
    }

    private static bool Tolerates(ValueList<Toleration> tolerations, Taint taint)
    {
        foreach (var toleration in tolerations)
            if (toleration.Tolerates(taint))
                return true;
        return false;
    }
}

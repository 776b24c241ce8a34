using ClusterSim.Api.Apps;
using ClusterSim.Controllers.Revisions;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>Sees to it that each node has the Pod it should have, and no other.</summary>
/// <remarks>Source: daemon_controller.go, manage, podsShouldBeOnNode (v1.36).</remarks>
internal sealed class Placement(ComponentContext context, FailedPodBackoff backoff)
{
    /// <summary>What to do about the Pods of <paramref name="set"/>.</summary>
    /// <param name="set">The DaemonSet.</param>
    /// <param name="revision">Its present revision.</param>
    /// <param name="view">Where it wants Pods.</param>
    /// <param name="pods">Where there are any.</param>
    public DaemonPlan Plan(DaemonSet set, DaemonRevision revision, DaemonView view, PodsByNode pods)
    {
        var plan = new DaemonPlan();
        foreach (var (name, node) in view.Nodes)
        {
            var here = pods.On(name);
            if (node.ShouldRun && here.IsEmpty)
                plan.Nodes.Add(name);
            else if (!node.MayStay)
                plan.Delete(here);
            else if (here is not [{ IsActive: true }]) // As nearly always.
                Tidy(plan, set, revision, name, here, node.ShouldRun);
        }
        foreach (var gone in pods.NodesNotIn(view))
            foreach (var pod in pods.On(gone))
                if (!pod.IsBound)
                    plan.Pods.Add(pod); // Nobody could bind it, nor would the Pod garbage collector find it.
        return plan;
    }

    private void Tidy(DaemonPlan plan, DaemonSet set, DaemonRevision revision, string node, ReadOnlySpan<Pod> here, bool shouldRun)
    {
        var running = new List<Pod>();
        foreach (var pod in here)
            if (!pod.IsBeingDeleted && !IsOver(plan, set, node, pod))
                running.Add(pod);
        if (RolloutLimits.AllowSurge(set))
            TidyWhileSurging(plan, set, revision, node, running, shouldRun);
        else
            plan.Pods.AddRange(running.Skip(1));
    }

    // Two Pods may be there as long as the old one serves and the new one does not yet.
    private void TidyWhileSurging(DaemonPlan plan, DaemonSet set, DaemonRevision revision, string node, List<Pod> running, bool shouldRun)
    {
        if (running.Count == 0 && shouldRun)
            plan.Nodes.Add(node);
        if (running.Count <= 1)
            return;
        var updated = running.Find(pod => pod.Metadata.Labels.Find(RevisionNames.PodLabel) == revision.Hash);
        var old = running.Find(pod => pod.Metadata.Labels.Find(RevisionNames.PodLabel) != revision.Hash);
        plan.Pods.AddRange(running.Where(pod => pod != updated && pod != old));
        if (updated is not null && old is not null && (!old.IsReady || updated.IsAvailable(set.Spec.MinReadySeconds, context.Time.GetUtcNow())))
            plan.Pods.Add(old);
    }

    // One that has failed or, against all expectation, succeeded is replaced.
    private bool IsOver(DaemonPlan plan, DaemonSet set, string node, Pod pod)
    {
        var what = $"{pod.Metadata.Namespace}/{pod.Metadata.Name} on node {node}";
        switch (pod.Status.Phase)
        {
            case "Failed" when backoff.WaitFor(set, set.Status.ObservedGeneration, node, context.Time.GetUtcNow()) is { } delay:
                plan.LookAgainAfter(delay);
                return true;
            case "Failed":
                backoff.Replaced(set, set.Status.ObservedGeneration, node, context.Time.GetUtcNow());
                context.Events.Record(set, "Warning", "FailedDaemonPod", $"Found failed daemon pod {what}, will try to kill it");
                plan.Pods.Add(pod);
                return true;
            case "Succeeded":
                context.Events.Record(set, "Normal", "SucceededDaemonPod", $"Found succeeded daemon pod {what}, will try to delete it");
                plan.Pods.Add(pod);
                return true;
            default:
                return false;
        }
    }
}

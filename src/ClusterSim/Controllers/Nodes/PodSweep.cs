using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Deletes Pods that are garbage, for good: no kubelet is asked.</summary>
/// <remarks>Source: podgc/gc_controller.go, gcTerminated, gcTerminating, gcOrphaned, gcUnscheduledTerminating, markFailedAndDeletePodWithCondition (v1.36).</remarks>
internal sealed class PodSweep(ComponentContext context, PodGarbageCollectorOptions options, PodSuspects suspects)
{
    private readonly Informer<Pod> _pods = context.Informers.For<Pod>();
    private readonly Informer<Node> _nodes = context.Informers.For<Node>();

    /// <summary>Whether no container of the Pod will ever run again.</summary>
    public static bool IsOver(Pod pod) => pod.Status.Phase is not ("Pending" or "Running" or "Unknown");

    /// <summary>Whether somebody has said that a Node will not come back soon.</summary>
    public static bool IsOutOfService(Node node) => node.Spec.Taints.FindIndex(taint => taint.Key == NodeTaintKeys.OutOfService) >= 0;

    /// <summary>Deletes so many of the Pods that are over: evicted ones first, then the oldest.</summary>
    public void DeleteTerminated(int count)
    {
        foreach (var pod in InOrder(_pods.Items.Where(IsOver)).Take(count).ToList())
            Delete(pod);
    }

    /// <summary>Deletes what terminates on Nodes that are out of service and indeed not ready.</summary>
    public void DeleteOnLostNodes()
    {
        var lost = suspects.LostNodes.Where(name => _nodes.Find(new(name)) is { IsReady: false } node && IsOutOfService(node)).ToList();
        suspects.LostNodes.Clear(); // A change of the Node or of one of its Pods brings it back.
        foreach (var pod in InOrder(lost.SelectMany(name => _pods.ByIndex(Informer.ByNode, name)).Where(pod => pod.IsBeingDeleted)).ToList())
            Delete(pod);
    }

    /// <summary>Deletes the Pods of Nodes that are still missing when their quarantine is over.</summary>
    public void DeleteOnMissingNodes()
    {
        var now = context.Client.Now;
        foreach (var (name, free) in suspects.MissingNodes.ToList())
        {
            if (_nodes.Find(new(name)) is not null || _pods.ByIndex(Informer.ByNode, name).All(IsDeletedForGood))
                suspects.MissingNodes.Remove(name);
            else if (free is null)
                suspects.MissingNodes[name] = now + options.Quarantine;
            else if (free <= now)
            {
                suspects.MissingNodes[name] = now + options.Quarantine;
                DeleteOnMissingNode(name);
            }
        }
    }

    /// <summary>Deletes Pods that never came to a Node where a kubelet would end them.</summary>
    public void DeleteUnscheduled()
    {
        foreach (var key in suspects.UnscheduledPods.ToList())
        {
            suspects.UnscheduledPods.Remove(key);
            if (_pods.Find(key) is { IsBeingDeleted: true, IsBound: false } pod)
                Delete(pod);
        }
    }

    private void DeleteOnMissingNode(string name)
    {
        if (context.DirectClient.Find<Node>(new ObjectKey(name)) is not null)
            return;
        foreach (var pod in _pods.ByIndex(Informer.ByNode, name))
            Delete(pod, pod.WithDisruption("DeletionByPodGC", "PodGC: node no longer exists", context.Client.Now));
    }

    private static bool IsDeletedForGood(Pod pod) => pod is { IsBeingDeleted: true, Metadata.DeletionGracePeriodSeconds: 0 }; // Only finalizers hold it.

    private static IEnumerable<Pod> InOrder(IEnumerable<Pod> pods) => pods
        .OrderByDescending(pod => pod.Status is { Phase: "Failed", Reason: "Evicted" })
        .ThenBy(pod => pod.Metadata.CreationTimestamp)
        .ThenBy(pod => pod.Metadata.Name, StringComparer.Ordinal);

    private void Delete(Pod pod) => Delete(pod, pod);

    private void Delete(Pod pod, Pod marked)
    {
        try
        {
            if (!pod.IsTerminal) // For who counts Pods that end: nobody else will say so.
                context.DirectClient.UpdateStatus(marked with { Status = marked.Status with { Phase = "Failed" } });
            context.DirectClient.Delete<Pod>(pod.Key, new() { GracePeriodSeconds = 0 });
        }
        catch (ApiException refusal)
        {
            context.Logger.LogInformation(refusal, "Deleting pod {Pod} failed", pod.Key);
        }
    }
}

using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Says of the Pods of a Node that has fallen silent that they are not ready, since their kubelet does not any more.</summary>
/// <remarks>Source: util/node/controller_utils.go, MarkPodsNotReady (v1.36).</remarks>
internal sealed class UnreadyPods(ComponentContext context, EventRecorder events)
{
    /// <summary>Marks those that are ready.</summary>
    /// <returns>False when the API server refused some of the writes: they should be tried again.</returns>
    public bool Mark(IEnumerable<Pod> pods)
    {
        var succeeded = true;
        foreach (var pod in pods)
            if (pod.Condition("Ready") is { Status: not "False" } ready)
                succeeded &= Mark(pod, ready);
        return succeeded;
    }

    private bool Mark(Pod pod, PodCondition ready)
    {
        var conditions = pod.Status.Conditions.Set(ready with { Status = "False", LastTransitionTime = context.Client.Now });
        var succeeded = true;
        try
        {
            context.DirectClient.UpdateStatus(pod with { Status = pod.Status with { Conditions = conditions } });
        }
        catch (ApiException refusal) when (refusal.Reason == "NotFound")
        {
            return true; // It is gone, which is as good.
        }
        catch (ApiException refusal)
        {
            context.Logger.LogInformation(refusal, "Marking pod {Pod} as not ready failed", pod.Key);
            succeeded = false;
        }
        events.Record(pod, "Warning", "NodeNotReady", "Node is not ready");
        return succeeded;
    }
}

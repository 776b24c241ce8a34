using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Jobs;

/// <summary>The Pods of Jobs, each with a finalizer that holds it until it has been counted.</summary>
internal sealed class TrackedPods(ComponentContext context, WriteConsistency written)
{
    private static readonly Patch WithoutFinalizer = new(PatchType.StrategicMerge, new JsonObject(
    [
        new("metadata", new JsonObject([new("$deleteFromPrimitiveList/finalizers", new JsonArray([JobPod.Finalizer]))])),
    ]));

    private readonly ControlledPods _pods = new(context.Client, context.Informers);

    /// <summary>The Pods of <paramref name="job"/>, over or not, after adopting those that match and releasing those that no longer do.</summary>
    /// <remarks>Source: job/job_controller.go, getPodsForJob (v1.36).</remarks>
    public List<Pod> Claim(ClusterSim.Api.Batch.Job job)
    {
        var claimed = new List<Pod>();
        if (job.Spec.Selector is not { } selector)
            return claimed;
        foreach (var pod in _pods.Of(job))
            if (selector.Matches(pod.Metadata.Labels))
                claimed.Add(pod);
            else if (!job.IsBeingDeleted)
                ControllerRefs.Release(context.Client, pod, job, JobPod.Finalizer);
        if (job.IsBeingDeleted)
            return claimed;
        foreach (var pod in _pods.OrphansIn(job.Metadata.Namespace!))
            if (!pod.IsBeingDeleted && selector.Matches(pod.Metadata.Labels) && ControllerRefs.Adopt(context.Client, pod, job, JobPod.Finalizer) is { } adopted)
                claimed.Add(adopted);
        return claimed;
    }

    /// <summary>Takes the finalizer off a Pod, if it has it.</summary>
    /// <param name="pod">Which Pod.</param>
    /// <param name="job">For whom; null: for nobody any more.</param>
    /// <returns>Why that did not succeed; null when it did, or when the Pod is gone.</returns>
    public ApiException? LetGo(Pod pod, ApiObject? job)
    {
        if (!pod.IsTracked)
            return null;
        try
        {
            var released = context.Client.Patch<Pod>(ObjectKey.Of(pod), WithoutFinalizer);
            if (job is not null)
                written.Wrote(job, released);
            return null;
        }
        catch (ApiException e)
        {
            return e.Reason == "NotFound" ? null : e;
        }
    }
}

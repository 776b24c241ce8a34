using ClusterSim.Api.Batch;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.TtlAfterFinished;

/// <summary>Deletes Jobs, and their Pods before them, once they have been over for <c>ttlSecondsAfterFinished</c>.</summary>
/// <remarks>Source: ttlafterfinished_controller.go (v1.36).</remarks>
public sealed class TtlAfterFinishedReconciler(ComponentContext context) : Reconciler<Job>
{
    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<Job>(request.Key) is not { } cached || TimeLeft(cached) is not { } left)
            return Result.Done;
        if (left > TimeSpan.Zero)
            return Result.After(left);

        // The cache may be old, and somebody may have given it more time meanwhile.
        if (context.DirectClient.Find<Job>(request.Key) is not { } job || job.Metadata.Uid != cached.Metadata.Uid || TimeLeft(job) is not { } stillLeft)
            return Result.Done;
        if (stillLeft > TimeSpan.Zero)
            return Result.After(stillLeft);
        return Delete(job);
    }

    private Result Delete(Job job)
    {
        try
        {
            context.Client.Delete(job, new() { PropagationPolicy = "Foreground" });
            return Result.Done;
        }
        catch (ApiException e) when (e.Reason == "NotFound")
        {
            return Result.Done;
        }
    }

    /// <summary>How long the Job may stay; null when it is not over, or may stay for ever.</summary>
    private TimeSpan? TimeLeft(Job job)
    {
        if (job.IsBeingDeleted || job.Spec.TtlSecondsAfterFinished is not { } seconds)
            return null;
        var end = job.Status.Conditions.FirstOrDefault(condition => condition is { Type: "Complete" or "Failed", Status: "True" });
        return end?.LastTransitionTime is { } time ? (DateTimeOffset)time + TimeSpan.FromSeconds(seconds) - context.Client.Now : null;
    }
}

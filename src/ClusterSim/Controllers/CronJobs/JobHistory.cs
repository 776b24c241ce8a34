using ClusterSim.Api.Batch;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.CronJobs;

/// <summary>Deletes Jobs that a CronJob keeps no longer.</summary>
/// <remarks>Source: cronjob_controllerv2.go, cleanupFinishedJobs and deleteJob (v1.36).</remarks>
internal sealed class JobHistory(ComponentContext context)
{
    /// <summary>Deletes the oldest Jobs that are over, as far as there are more than the CronJob keeps.</summary>
    public void Trim(CronRun run, IReadOnlyList<Job> jobs)
    {
        Trim(run, jobs.Where(job => job.IsComplete), run.CronJob.Spec.SuccessfulJobsHistoryLimit);
        Trim(run, jobs.Where(job => !job.IsComplete && job.HasFailed), run.CronJob.Spec.FailedJobsHistoryLimit);
    }

    /// <summary>Deletes a Job that still runs when the next one is due.</summary>
    /// <exception cref="ApiException">It could not be deleted.</exception>
    public void Replace(CronRun run, ObjectReference active)
    {
        Job job;
        try
        {
            job = context.DirectClient.Get<Job>(active.Namespace!, active.Name!);
        }
        catch (ApiException e)
        {
            context.Events.Record(run.CronJob, "Warning", "FailedGet", $"Get job: {e.Message}");
            throw;
        }
        if (Delete(run, job) is { } failure)
            throw failure;
    }

    private void Trim(CronRun run, IEnumerable<Job> finished, int? limit)
    {
        if (limit is not { } kept)
            return;
        List<Job> oldestFirst = [.. finished.OrderBy(job => job.Status.StartTime is null).ThenBy(job => job.Status.StartTime).ThenBy(job => job.Metadata.Name, StringComparer.Ordinal)];
        foreach (var job in oldestFirst.Take(oldestFirst.Count - kept))
            Delete(run, job);
    }

    private ApiException? Delete(CronRun run, Job job)
    {
        try
        {
            context.Client.Delete<Job>(job.Key, new() { PropagationPolicy = "Background" });
        }
        catch (ApiException e)
        {
            context.Events.Record(run.CronJob, "Warning", "FailedDelete", $"Deleted job: {e.Message}");
            return e;
        }
        run.Status = ActiveJobs.Without(run.Status, job.Metadata.Uid);
        context.Events.Record(run.CronJob, "Normal", "SuccessfulDelete", $"Deleted job {job.Metadata.Name}");
        return null;
    }
}

using ClusterSim.Api.Batch;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.CronJobs;

/// <summary>Keeps the list of a CronJob's running Jobs: takes off what is over or gone, and wonders at what it did not start.</summary>
/// <remarks>Source: cronjob_controllerv2.go, syncCronJob (v1.36).</remarks>
internal sealed class ActiveJobs(ComponentContext context)
{
    /// <summary>The status after a look at <paramref name="jobs"/>.</summary>
    public CronJobStatus Update(CronJob cronJob, IReadOnlyList<Job> jobs)
    {
        var status = cronJob.Status;
        foreach (var job in jobs)
        {
            var isListed = Lists(status, job);
            if (!isListed && !job.IsFinished)
                WonderAt(cronJob, job);
            else if (isListed && job.IsFinished)
            {
                status = Without(status, job.Metadata.Uid);
                context.Events.Record(cronJob, "Normal", "SawCompletedJob", $"Saw completed job: {job.Metadata.Name}, condition: {(job.IsComplete ? "Complete" : "Failed")}");
            }
            // A Job that has just been taken off is asked at the next look, which the status written now brings about.
            else if (job.IsComplete && job.Status.CompletionTime is { } completed && !(status.LastSuccessfulTime >= completed))
                status = status with { LastSuccessfulTime = completed };
        }
        return WithoutMissing(cronJob, status, jobs);
    }

    public static bool Lists(CronJobStatus status, Job job) => status.Active.Any(active => active.Uid == job.Metadata.Uid);

    public static CronJobStatus Without(CronJobStatus status, string? uid) => status with { Active = status.Active.RemoveAll(active => active.Uid == uid) };

    // The cache may be older than what was written last.
    private void WonderAt(CronJob cronJob, Job job)
    {
        if (context.DirectClient.Find<CronJob>(cronJob.Key) is { } fresh && !Lists(fresh.Status, job))
            context.Events.Record(cronJob, "Warning", "UnexpectedJob", $"Saw a job that the controller did not create or forgot: {job.Metadata.Name}");
    }

    private CronJobStatus WithoutMissing(CronJob cronJob, CronJobStatus status, IReadOnlyList<Job> jobs)
    {
        foreach (var active in status.Active)
        {
            if (jobs.Any(job => job.Metadata.Uid == active.Uid) || context.DirectClient.Find<Job>(active.Namespace!, active.Name!) is not null)
                continue;
            context.Events.Record(cronJob, "Normal", "MissingJob", $"Active job went missing: {active.Name}");
            status = Without(status, active.Uid);
        }
        return status;
    }
}

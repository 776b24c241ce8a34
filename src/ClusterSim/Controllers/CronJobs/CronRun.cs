using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.CronJobs;

/// <summary>One look at a CronJob, and what its status will say.</summary>
internal sealed class CronRun(CronJob cronJob)
{
    public CronJob CronJob { get; private set; } = cronJob;

    public CronJobStatus Status
    {
        get => CronJob.Status;
        set => CronJob = CronJob with { Status = value };
    }
}

using ClusterSim.Api.Batch;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Brings one Job closer to its end.</summary>
/// <remarks>Source: job/job_controller.go, syncJob (v1.36).</remarks>
internal sealed class JobReconciling(ComponentContext context, TrackedPods tracked, WriteConsistency written)
{
    private readonly Dictionary<ObjectKey, FailureBackoff> _backoffs = []; // Looked up only.
    private readonly JobWorkers _workers = new(context, tracked, written);
    private readonly JobCounting _counting = new(context, tracked, written);

    /// <param name="key">Which Job.</param>
    /// <param name="lookAgain">Called with each delay after which to look again though nothing changes.</param>
    public Result Reconcile(ObjectKey key, Action<TimeSpan> lookAgain)
    {
        if (context.Client.Find<Job>(key) is not { IsFinished: false } job)
        {
            _backoffs.Remove(key);
            return Result.Done; // Gone, or over: nothing will change any more.
        }
        if (job.IsManagedElsewhere)
            return Result.Done;
        if (!written.HasCaughtUp<Pod>(job) || !written.HasCaughtUp<Job>(job))
            return Result.Requeue;

        var look = new JobLook(job, tracked.Claim(job), _backoffs.GetValueOrDefault(key));
        if (job.Status.StartTime is null && !job.IsSuspended)
            look.Status = look.Status with { StartTime = context.Client.Now };
        look.End = JobEnd.Of(look, context.Client.Now);
        if (look.End is null && JobEnd.TimeLeft(look.Job, context.Client.Now) is { } left)
            lookAgain(left);

        var failure = look.End is null ? GoOn(look, lookAgain) : Stop(look);
        var old = look.Status;
        look.Status = old with { Active = look.ActiveCount, Ready = look.Ready, Terminating = look.Terminating };
        _counting.Run(look, look.Status != job.Status, () => _backoffs[key] = look.Backoff);
        if (failure is not null)
            throw failure; // Retried with back-off.
        return Result.Done;
    }

    private Exception? GoOn(JobLook look, Action<TimeSpan> lookAgain)
    {
        var manages = !look.Job.IsBeingDeleted;
        var failure = manages ? _workers.Manage(look, remaining => lookAgain(remaining > JobController.BatchPeriod ? remaining : JobController.BatchPeriod)) : null;
        if (look.ActiveCount == 0 && (look.Job.Spec.Completions is { } completions ? look.Succeeded >= completions : look.Succeeded > 0))
            look.End = JobEnd.Reached(context.Client.Now);
        else if (manages)
            NoteSuspension(look);
        return failure;
    }

    private Exception? Stop(JobLook look)
    {
        var (left, failure) = _workers.Stop(look);
        if (left > 0)
            look.End = null; // Not yet: some Pods run on.
        return failure;
    }

    private void NoteSuspension(JobLook look)
    {
        var suspended = look.Job.IsSuspended;
        var told = look.Status.Conditions.Find("Suspended");
        if (suspended == (told?.Status == "True"))
            return;
        var now = context.Client.Now;
        var condition = JobEnd.New("Suspended", suspended ? "JobSuspended" : "JobResumed", suspended ? "Job suspended" : "Job resumed", now) with { Status = suspended ? "True" : "False" };
        look.Status = look.Status with
        {
            Conditions = look.Status.Conditions.Set(condition),
            StartTime = suspended ? null : now, // The deadline begins afresh.
        };
        context.Events.Record(look.Job, "Normal", suspended ? "Suspended" : "Resumed", condition.Message!);
    }
}

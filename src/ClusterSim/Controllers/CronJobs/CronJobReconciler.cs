using System.Globalization;
using ClusterSim.Api.Batch;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.CronJobs;

/// <summary>Makes a Job each time a CronJob is due.</summary>
/// <remarks>
/// <para>It is looked at when it is due next, and when it or one of its Jobs changes; the time in between costs nothing.</para>
/// <para>Source: cronjob_controllerv2.go (v1.36).</para>
/// </remarks>
public sealed class CronJobReconciler : Reconciler<CronJob>
{
    private readonly ComponentContext _context;
    private readonly ActiveJobs _activeJobs;
    private readonly JobHistory _history;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public CronJobReconciler(ComponentContext context)
    {
        (_context, _activeJobs, _history) = (context, new(context), new(context));
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<CronJob> watches) => watches.Owns<Job>();

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_context.Client.Find<CronJob>(request.Key) is not { } cronJob)
            return Result.Done; // Gone: the garbage collector removes its Jobs.

        var run = new CronRun(cronJob);
        var jobs = _context.Client.ListOwnedBy<Job>(cronJob);
        _history.Trim(run, jobs);
        run.Status = _activeJobs.Update(run.CronJob, jobs);
        Exception? failure = null;
        TimeSpan? next = null;
        try
        {
            next = Start(run);
        }
        catch (ApiException e)
        {
            failure = e;
        }
        if (run.Status != cronJob.Status)
            _context.Client.UpdateStatus(run.CronJob);
        if (failure is not null)
            throw failure; // Retried with back-off.
        return new(next);
    }

    /// <summary>Makes the Job that is due, if one is.</summary>
    /// <returns>When to look again though nothing changes; null for never.</returns>
    private TimeSpan? Start(CronRun run)
    {
        var cronJob = run.CronJob;
        if (cronJob.IsBeingDeleted || ZoneOf(cronJob) is not { } zone || cronJob.Spec.Suspend == true || TimesOf(cronJob, zone) is not { } times)
            return null;
        var due = times.Unmet(out var missedMany);
        if (missedMany)
            Tell(cronJob, "Warning", "TooManyMissedTimes", "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        if (due is { } time && MayStart(cronJob, time))
        {
            if (cronJob.Spec.ConcurrencyPolicy == "Replace")
                foreach (var active in cronJob.Status.Active)
                    _history.Replace(run, active);
            if (!Create(run, time, zone))
                return null; // The Job is there, and this CronJob has no part in it or knows it.
        }
        return new CronTimes(run.CronJob, zone, _context.Client.Now).UntilNext();
    }

    private bool MayStart(CronJob cronJob, DateTimeOffset due)
    {
        var status = cronJob.Status;
        if (cronJob.Spec.StartingDeadlineSeconds is { } deadline && due + TimeSpan.FromSeconds(deadline) < _context.Client.Now)
        {
            Tell(cronJob, "Warning", "MissSchedule", $"Missed scheduled time to start a job: {due.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}");
            return false;
        }
        var name = JobTemplate.NameOf(cronJob, due);
        if (status.LastScheduleTime == due || status.Active.Any(active => active.Name == name && active.Namespace == cronJob.Metadata.Namespace))
            return false; // It has run.
        if (cronJob.Spec.ConcurrencyPolicy == "Forbid" && status.Active.Count > 0)
        {
            Tell(cronJob, "Normal", "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid");
            return false;
        }
        return true;
    }

    /// <returns>Whether the Job is this CronJob's, and was not known to be.</returns>
    private bool Create(CronRun run, DateTimeOffset due, TimeZoneInfo zone)
    {
        var wanted = JobTemplate.Make(run.CronJob, due, zone);
        Job job;
        try
        {
            job = _context.Client.Create(wanted);
            Tell(run.CronJob, "Normal", "SuccessfulCreate", $"Created job {job.Metadata.Name}");
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        {
            // Perhaps it was made before, and the status could not be written. The name makes sure that there is one Job for each time.
            job = _context.DirectClient.Get<Job>(wanted.Key);
            if (job.Controller?.Uid != run.CronJob.Metadata.Uid || ActiveJobs.Lists(run.Status, job))
                return false;
        }
        catch (ApiException e) when (!e.HasCause("NamespaceTerminating"))
        {
            Tell(run.CronJob, "Warning", "FailedCreate", $"Error creating job: {e.Message}");
            throw;
        }
        run.Status = run.Status with { Active = run.Status.Active.Add(ObjectReference.To(job)), LastScheduleTime = due };
        return true;
    }

    private TimeZoneInfo? ZoneOf(CronJob cronJob)
    {
        if (string.IsNullOrEmpty(cronJob.Spec.TimeZone))
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(cronJob.Spec.TimeZone, out var zone))
            return zone;
        Tell(cronJob, "Warning", "UnknownTimeZone", $"invalid timeZone: \"{cronJob.Spec.TimeZone}\": unknown time zone {cronJob.Spec.TimeZone}");
        return null;
    }

    private CronTimes? TimesOf(CronJob cronJob, TimeZoneInfo zone)
    {
        if (cronJob.Spec.Schedule.Contains("TZ", StringComparison.Ordinal))
            Tell(cronJob, "Warning", "UnsupportedSchedule", $"CRON_TZ or TZ used in schedule \"{cronJob.Spec.Schedule}\" is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details");
        try
        {
            var times = new CronTimes(cronJob, zone, _context.Client.Now);
            if (times.AreAny)
                return times;
            Tell(cronJob, "Warning", "InvalidSchedule", $"invalid schedule: {cronJob.Spec.Schedule} : time difference between two schedules is less than 1 second");
            return null;
        }
        catch (FormatException e)
        {
            Tell(cronJob, "Warning", "UnparseableSchedule", $"unparseable schedule: \"{cronJob.Spec.Schedule}\" : {e.Message}");
            return null;
        }
    }

    private void Tell(CronJob cronJob, string type, string reason, string message) => _context.Events.Record(cronJob, type, reason, message);
}

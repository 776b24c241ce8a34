using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Whether a Job has come to its end, and why.</summary>
/// <remarks>
/// <para>A Job says first that it will end (<c>FailureTarget</c>, <c>SuccessCriteriaMet</c>), and that it has (<c>Failed</c>, <c>Complete</c>) only when no Pod of it is left running.</para>
/// <para>Source: job/job_controller.go, syncJob (v1.36).</para>
/// </remarks>
internal static class JobEnd
{
    public const string FailureTarget = "FailureTarget";
    public const string SuccessCriteriaMet = "SuccessCriteriaMet";

    /// <summary>How the Job ends by what there is before any Pod is made; null: it does not.</summary>
    public static JobCondition? Of(JobLook look, DateTimeOffset now) => Decided(look, now) ?? OfFailures(look, now) ?? OfIndexes(look, now);

    /// <summary>All Pods that were to succeed have.</summary>
    public static JobCondition Reached(DateTimeOffset now) =>
        New(SuccessCriteriaMet, "CompletionsReached", "Reached expected number of succeeded pods", now);

    public static JobCondition New(string type, string? reason, string? message, DateTimeOffset now) => new()
    {
        Type = type,
        Status = "True",
        LastProbeTime = now,
        LastTransitionTime = now,
        Reason = reason,
        Message = message,
    };

    /// <summary>How long the Job may still be active; null when there is no limit, or while it is suspended.</summary>
    public static TimeSpan? TimeLeft(Job job, DateTimeOffset now) =>
        job is { Spec.ActiveDeadlineSeconds: { } seconds, Status.StartTime: { } start } && !job.IsSuspended
            ? (DateTimeOffset)start + TimeSpan.FromSeconds(seconds) - now
            : null;

    // What was decided once holds. That a Pod's failure fails the Job is written before the Pod may go, which may be the only one to tell.
    private static JobCondition? Decided(JobLook look, DateTimeOffset now)
    {
        var conditions = look.Status.Conditions;
        if (conditions.Find(SuccessCriteriaMet) is { Status: "True" } met)
            return met;
        if (conditions.Find(FailureTarget) is { Status: "True" } target)
            return New("Failed", target.Reason, target.Message, now);
        foreach (var pod in look.Pods)
            if (pod.HasFailedFor(look.Job) && PodFailureRules.For(look.Job, pod).Failure is { } failure)
                return New(FailureTarget, "PodFailurePolicy", failure, now);
        return null;
    }

    private static JobCondition? OfFailures(JobLook look, DateTimeOffset now)
    {
        if (look.Failed > BackoffLimit(look.Job) || HasRestartedTooOften(look))
            return New(FailureTarget, "BackoffLimitExceeded", "Job has reached the specified backoff limit", now);
        if (TimeLeft(look.Job, now) <= TimeSpan.Zero)
            return New(FailureTarget, "DeadlineExceeded", "Job was active longer than specified deadline", now);
        return null;
    }

    private static JobCondition? OfIndexes(JobLook look, DateTimeOffset now)
    {
        var spec = look.Job.Spec;
        if (look.FailedIndexes is { Count: > 0 } failed)
        {
            if (failed.Count > spec.MaxFailedIndexes)
                return New(FailureTarget, "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes", now);
            if (failed.Count + look.Completed.Count >= spec.Completions)
                return New(FailureTarget, "FailedIndexes", "Job has failed indexes", now);
        }
        return look.Job.IsIndexed && SuccessRules.Match(spec, look.Completed) is { } rule ? New(SuccessCriteriaMet, "SuccessPolicy", rule, now) : null;
    }

    // Where containers are restarted in place, no Pod fails, and restarts count instead.
    private static bool HasRestartedTooOften(JobLook look)
    {
        if (look.Job.Spec.Template.Spec.RestartPolicy != "OnFailure")
            return false;
        var restarts = look.Pods.Where(pod => pod.Status.Phase is "Running" or "Pending")
            .Sum(pod => pod.Status.InitContainerStatuses.Concat(pod.Status.ContainerStatuses).Sum(status => status.RestartCount));
        return restarts > 0 && restarts >= BackoffLimit(look.Job);
    }

    private static int BackoffLimit(Job job) => job.Spec.BackoffLimit ?? 6;
}

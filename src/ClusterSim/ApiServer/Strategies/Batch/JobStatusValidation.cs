using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a change of a Job's status.</summary>
/// <remarks>
/// <para>Most rules are only applied to what the change touches, so that a status which broke them before does not stop an unrelated change.</para>
/// <para>Source: batch/validation/validation.go, validateJobStatus; registry/batch/job/strategy.go, getStatusValidationOptions (v1.36).</para>
/// </remarks>
internal static class JobStatusValidation
{
    private static readonly FieldPath Conditions = FieldPath.Status["conditions"];

    public static void Validate(Job job, Job old, FieldErrors errors)
    {
        ValidateCounts(job.Status, errors);
        ValidateUncounted(job.Status, errors);
        var (now, before) = (new JobConditions(job.Status), new JobConditions(old.Status));
        ValidateOutcome(job, old, now, before, errors);
        ValidateFinished(job, old, now, before, errors);
        JobIndexValidation.Validate(job, old, errors);
        ValidateSuccessCriteria(job, now, errors);
        ValidateProgress(job, old, now, before, errors);
    }

    private static void ValidateCounts(JobStatus status, FieldErrors errors)
    {
        errors.NotNegative(FieldPath.Status["active"], status.Active);
        errors.NotNegative(FieldPath.Status["succeeded"], status.Succeeded);
        errors.NotNegative(FieldPath.Status["failed"], status.Failed);
        errors.NotNegative(FieldPath.Status["ready"], status.Ready ?? 0);
        errors.NotNegative(FieldPath.Status["terminating"], status.Terminating ?? 0);
    }

    private static void ValidateUncounted(JobStatus status, FieldErrors errors)
    {
        if (status.UncountedTerminatedPods is not { } uncounted)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal); // Only looked up.
        foreach (var (name, uids) in new[] { ("succeeded", uncounted.Succeeded), ("failed", uncounted.Failed) })
            for (var i = 0; i < uids.Count; i++)
                if (uids[i].Length == 0)
                    errors.Invalid(FieldPath.Status["uncountedTerminatedPods"][name][i], "", "must not be empty");
                else if (!seen.Add(uids[i]))
                    errors.Duplicate(FieldPath.Status["uncountedTerminatedPods"][name][i], uids[i]);
    }

    private static void ValidateOutcome(Job job, Job old, JobConditions now, JobConditions before, FieldErrors errors)
    {
        var completion = FieldPath.Status["completionTime"];
        var (completed, failed) = (now.Complete != before.Complete, now.Failed != before.Failed);
        var timed = completed || job.Status.CompletionTime != old.Status.CompletionTime;
        if ((completed || failed) && now.Complete && now.Failed)
            Refuse("cannot set Complete=True and Failed=true conditions", errors);
        if ((completed || now.FailureTarget != before.FailureTarget) && now.Complete && now.FailureTarget)
            Refuse("cannot set Complete=True and FailureTarget=true conditions", errors);
        if (timed && job.Status.CompletionTime is not null && !now.Complete)
            errors.Invalid(completion, job.Status.CompletionTime, "cannot set completionTime when there is no Complete=True condition");
        if (timed && job.Status.CompletionTime is null && now.Complete)
            errors.Required(completion, "completionTime is required for Complete jobs");
        if ((timed || job.Status.StartTime != old.Status.StartTime) && job.Status.CompletionTime < job.Status.StartTime)
            errors.Invalid(completion, job.Status.CompletionTime, "completionTime cannot be set before startTime");
        if (failed && now.Failed && !now.FailureTarget)
            Refuse("cannot set Failed=True condition without the FailureTarget=true condition", errors);
        if (completed && now.Complete && !now.SuccessCriteriaMet)
            Refuse("cannot set Complete=True condition without the SuccessCriteriaMet=true condition", errors);
    }

    private static void ValidateFinished(Job job, Job old, JobConditions now, JobConditions before, FieldErrors errors)
    {
        var (status, oldStatus) = (job.Status, old.Status);
        var finished = now.Finished != before.Finished;
        if (now.Finished)
        {
            if ((finished || status.Active != oldStatus.Active) && status.Active > 0)
                errors.Invalid(FieldPath.Status["active"], status.Active, "active>0 is invalid for finished job");
            if ((finished || status.StartTime != oldStatus.StartTime) && status.StartTime is null)
                errors.Required(FieldPath.Status["startTime"], "startTime is required for finished job");
            if ((finished || status.UncountedTerminatedPods != oldStatus.UncountedTerminatedPods) && status.UncountedTerminatedPods is { } uncounted && uncounted.Failed.Count + uncounted.Succeeded.Count > 0)
                errors.Invalid(FieldPath.Status["uncountedTerminatedPods"], uncounted, "uncountedTerminatedPods needs to be empty for finished job");
        }
    }

    private static void ValidateSuccessCriteria(Job job, JobConditions now, FieldErrors errors)
    {
        if ((job.Status.Terminating ?? 0) > 0 && now.Finished)
            errors.Invalid(FieldPath.Status["terminating"], job.Status.Terminating, "terminating>0 is invalid for finished job");
        if (job.Status.Ready > job.Status.Active)
            errors.Invalid(FieldPath.Status["ready"], job.Status.Ready, "cannot set more ready pods than active");
        if (now.SuccessCriteriaMet && now.Failed)
            Refuse("cannot set SuccessCriteriaMet=True and Failed=true conditions", errors);
        if (now.SuccessCriteriaMet && now.FailureTarget)
            Refuse("cannot set SuccessCriteriaMet=True and FailureTarget=true conditions", errors);
        if (job.Spec.SuccessPolicy is not null && !now.SuccessCriteriaMet && now.Complete)
            Refuse("cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True", errors);
    }

    private static void ValidateProgress(Job job, Job old, JobConditions now, JobConditions before, FieldErrors errors)
    {
        var (status, oldStatus) = (job.Status, old.Status);
        foreach (var type in new[] { "Failed", "Complete", "FailureTarget" })
            if (before.Has(type) && !now.Has(type))
                Refuse($"cannot disable the terminal {type}=True condition", errors);
        if (status.Failed < oldStatus.Failed)
            errors.Invalid(FieldPath.Status["failed"], status.Failed, "cannot decrease the failed counter");
        if (status.Succeeded < oldStatus.Succeeded && !(job.Spec.CompletionMode == "Indexed" && job.Spec.Completions == job.Spec.Parallelism))
            errors.Invalid(FieldPath.Status["succeeded"], status.Succeeded, "cannot decrease the succeeded counter");
        if (status.CompletionTime is not null && oldStatus.CompletionTime is not null && status.CompletionTime != oldStatus.CompletionTime)
            errors.Invalid(FieldPath.Status["completionTime"], status.CompletionTime, "completionTime cannot be mutated");
        if (oldStatus.StartTime is not null && status.StartTime != oldStatus.StartTime && job.Spec.Suspend != true)
            errors.Required(FieldPath.Status["startTime"], "startTime cannot be removed for unsuspended job");
        if (before.SuccessCriteriaMet && !now.SuccessCriteriaMet)
            Refuse("cannot disable the SuccessCriteriaMet=True condition", errors);
        if (before.Complete && !before.SuccessCriteriaMet && now.SuccessCriteriaMet)
            Refuse("cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions", errors);
    }

    private static void Refuse(string detail, FieldErrors errors) => errors.Invalid(Conditions, FieldValue.Omitted, detail);
}

using System.Text.RegularExpressions;
using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Cron;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a CronJob.</summary>
/// <remarks>Source: batch/validation/validation.go, validateCronJobSpec (v1.36).</remarks>
internal static partial class CronJobValidation
{
    /// <summary>Checks <paramref name="spec"/>; what <paramref name="old"/> got away with, when there is one, stays allowed.</summary>
    public static void ValidateSpec(CronJobSpec spec, CronJobSpec? old, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        if (spec.Schedule.Length == 0)
            errors.Required(path["schedule"]);
        else
            ValidateSchedule(spec, old, path["schedule"], errors);
        errors.NotNegative(path["startingDeadlineSeconds"], spec.StartingDeadlineSeconds ?? 0);
        if (spec.TimeZone is not null && (old is null || old.TimeZone != spec.TimeZone))
            ValidateTimeZone(spec.TimeZone, path["timeZone"], errors);
        if (string.IsNullOrEmpty(spec.ConcurrencyPolicy))
            errors.Required(path["concurrencyPolicy"]);
        else if (spec.ConcurrencyPolicy is not ("Allow" or "Forbid" or "Replace"))
            errors.NotSupported(path["concurrencyPolicy"], spec.ConcurrencyPolicy, "Allow", "Forbid", "Replace");
        ValidateTemplate(spec.JobTemplate.Spec, old?.JobTemplate.Spec, path["jobTemplate"]["spec"], errors);
        errors.NotNegative(path["successfulJobsHistoryLimit"], spec.SuccessfulJobsHistoryLimit ?? 0);
        errors.NotNegative(path["failedJobsHistoryLimit"], spec.FailedJobsHistoryLimit ?? 0);
    }

    private static void ValidateSchedule(CronJobSpec spec, CronJobSpec? old, FieldPath path, FieldErrors errors)
    {
        try
        {
            CronSchedule.Parse(spec.Schedule);
        }
        catch (FormatException problem)
        {
            errors.Invalid(path, spec.Schedule, problem.Message);
        }
        if (!spec.Schedule.Contains("TZ", StringComparison.Ordinal))
            return;
        var hadZone = old?.Schedule.Contains("TZ", StringComparison.Ordinal) == true;
        if (!hadZone)
            errors.Invalid(path, spec.Schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        else if (spec.TimeZone is not null)
            errors.Invalid(path, spec.Schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
    }

    private static void ValidateTimeZone(string zone, FieldPath path, FieldErrors errors)
    {
        if (zone.Length == 0)
        {
            errors.Invalid(path, zone, "timeZone must be nil or non-empty string");
            return;
        }
        if (zone.Split('/').Any(part => part is "." or ".." || part.StartsWith('-') || !ZonePart().IsMatch(part)))
        {
            errors.Invalid(path, zone, "unknown time zone " + zone);
            return;
        }
        if (zone.Equals("Local", StringComparison.OrdinalIgnoreCase))
            errors.Invalid(path, zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        if (zone != "Local" && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) // Go knows "Local", too.
            errors.Invalid(path, zone, "unknown time zone " + zone);
    }

    private static void ValidateTemplate(JobSpec spec, JobSpec? old, FieldPath path, FieldErrors errors)
    {
        var options = old is null ? PodValidationOptions.ForCreate : PodValidationOptions.ForUpdate(old.Template.Spec);
        JobValidation.ValidateSpec(spec, path, options, errors);
        if (spec.Selector is not null)
            errors.Invalid(path["selector"], spec.Selector, "`selector` will be auto-generated");
        if (spec.ManualSelector == true)
            errors.NotSupported(path["manualSelector"], true, "nil", "false");
    }

    [GeneratedRegex(@"^[A-Za-z._0-9+\-]{1,14}\z")]
    private static partial Regex ZonePart();
}

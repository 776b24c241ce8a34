using System.Globalization;
using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.CronJobs;

/// <summary>Makes the Jobs of a CronJob.</summary>
/// <remarks>Source: cronjob/utils.go, getJobFromTemplate2 (v1.36).</remarks>
internal static class JobTemplate
{
    private const string ScheduledTimestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp"; // CronJobScheduledTimestampAnnotation

    /// <summary>The name of the Job for <paramref name="due"/>: there can be only one.</summary>
    public static string NameOf(CronJob cronJob, DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{cronJob.Metadata.Name}-{due.ToUnixTimeSeconds() / 60}");

    /// <summary>The Job for <paramref name="due"/>, which it names in the time of <paramref name="zone"/>.</summary>
    public static Job Make(CronJob cronJob, DateTimeOffset due, TimeZoneInfo zone)
    {
        var template = cronJob.Spec.JobTemplate;
        return new()
        {
            Metadata = new()
            {
                Name = NameOf(cronJob, due),
                Namespace = cronJob.Metadata.Namespace,
                Labels = template.Metadata.Labels,
                Annotations = template.Metadata.Annotations.Set(ScheduledTimestamp, Rfc3339Of(TimeZoneInfo.ConvertTime(due, zone))),
                OwnerReferences = [OwnerReference.For(cronJob)],
            },
            Spec = template.Spec,
        };
    }

    private static string Rfc3339Of(DateTimeOffset time) =>
        time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

using System.Globalization;
using ClusterSim.Api;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Tests.Controllers.Jobs;

namespace ClusterSim.Tests.Controllers.CronJobs;

public sealed class CronJobTests : JobFixture
{
    private CronJob Cron => Client.Get<CronJob>("default", "cron");

    private List<Job> Jobs => [.. Client.List<Job>("default").OrderBy(job => job.Metadata.CreationTimestamp)];

    [Test]
    public void Makes_a_job_each_time_it_is_due()
    {
        Verdict = _ => 0;
        CreateCron("*/5 * * * *");
        Within(600, () => Cron.Status.LastSuccessfulTime is not null);

        var job = Jobs.Should().ContainSingle().Subject;
        var due = (DateTimeOffset)Cron.Status.LastScheduleTime!.Value;
        due.Minute.Should().Be(due.Minute / 5 * 5);
        job.Metadata.Name.Should().Be($"cron-{due.ToUnixTimeSeconds() / 60}");
        job.Annotation("batch.kubernetes.io/cronjob-scheduled-timestamp").Should().Be(due.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        job.Controller.Should().BeEquivalentTo(new { Kind = "CronJob", Name = "cron", BlockOwnerDeletion = true });
        Cron.Status.Active.Should().BeEmpty();
        EventsOf("CronJob", "cron").Should().Equal($"SuccessfulCreate: Created job {job.Metadata.Name}", $"SawCompletedJob: Saw completed job: {job.Metadata.Name}, condition: Complete");
    }

    [Test]
    public void Goes_by_the_clock_of_its_time_zone_in_summer_and_in_winter()
    {
        StartAt("2026-03-27T12:00:00Z");
        CreateCron("0 9 * * *", spec => spec with { TimeZone = "Europe/Berlin", SuccessfulJobsHistoryLimit = 10 });
        Verdict = _ => 0;
        Cluster.Run(TimeSpan.FromDays(3));

        Jobs.Select(job => job.Annotation("batch.kubernetes.io/cronjob-scheduled-timestamp"))
            .Should().Equal("2026-03-28T09:00:00+01:00", "2026-03-29T09:00:00+02:00", "2026-03-30T09:00:00+02:00");
    }

    [Test]
    public void Starts_what_it_had_to_skip_as_soon_as_the_run_before_is_over()
    {
        CreateCron("*/10 * * * *", spec => spec with { ConcurrencyPolicy = "Forbid" });
        Within(1200, () => Cron.Status.Active.Count == 1);
        Cluster.Run(TimeSpan.FromMinutes(25));
        Jobs.Should().HaveCount(1);
        EventsOf("CronJob", "cron").Should().Contain("JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid");

        Verdict = _ => 0;
        Cluster.Run(TimeSpan.FromSeconds(30));
        Jobs.Should().HaveCount(2);
    }

    [Test]
    public void Starts_the_latest_missed_run_alone_when_it_is_resumed()
    {
        CreateCron("0 * * * *", spec => spec with { Suspend = true });
        Cluster.Run(TimeSpan.FromHours(5));
        Jobs.Should().BeEmpty();

        Client.Update(Cron with { Spec = Cron.Spec with { Suspend = false } });
        Cluster.Run(TimeSpan.FromSeconds(5));

        Jobs.Should().ContainSingle();
        EventsOf("CronJob", "cron").Should().ContainSingle();
    }

    [Test]
    public void Drops_a_missed_run_whose_starting_deadline_is_over()
    {
        StartAt("2026-01-01T00:00:00Z");
        CreateCron("0 * * * *", spec => spec with { Suspend = true, StartingDeadlineSeconds = 600 });
        Cluster.Run(TimeSpan.FromMinutes(75));
        Client.Update(Cron with { Spec = Cron.Spec with { Suspend = false } });
        Cluster.Run(TimeSpan.FromMinutes(10));
        Jobs.Should().BeEmpty();
        EventsOf("CronJob", "cron").Should().BeEmpty();

        Cluster.Run(TimeSpan.FromMinutes(40));
        Jobs.Should().ContainSingle();
    }

    [Test]
    public void Warns_when_it_has_missed_more_than_a_hundred_runs()
    {
        CreateCron("* * * * *", spec => spec with { Suspend = true });
        Cluster.Run(TimeSpan.FromMinutes(110));
        Client.Update(Cron with { Spec = Cron.Spec with { Suspend = false } });
        Cluster.Run(TimeSpan.FromSeconds(2));

        Jobs.Should().ContainSingle();
        EventsOf("CronJob", "cron").Should().Contain("TooManyMissedTimes: too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
    }

    [Test]
    public void Keeps_the_last_three_that_succeeded_and_the_last_that_failed()
    {
        var runs = 0;
        Verdict = _ => runs++ % 2;
        CreateCron("0 * * * *", spec => spec with { JobTemplate = spec.JobTemplate with { Spec = spec.JobTemplate.Spec with { BackoffLimit = 0 } } });
        Cluster.Run(TimeSpan.FromHours(12.5));

        Jobs.Count(job => job.IsComplete).Should().Be(3);
        Jobs.Count(job => job.HasFailed).Should().Be(1);
        Client.List<Pod>("default").Should().HaveCount(4, "they go with their jobs");
    }

    [Test]
    public void Wonders_at_a_job_that_it_did_not_make_and_at_one_that_went_missing()
    {
        CreateCron("0 * * * *");
        Within(3700, () => Cron.Status.Active.Count == 1);
        var made = Jobs[0];
        Client.Create(NewJob(spec => spec) with { Metadata = new() { Name = "manual", Namespace = "default", OwnerReferences = [OwnerReference.For(Cron)] } });
        Client.Delete<Job>(made.Key, new() { PropagationPolicy = "Background" });
        Settle();

        EventsOf("CronJob", "cron").Should().Contain(
            "UnexpectedJob: Saw a job that the controller did not create or forgot: manual",
            $"MissingJob: Active job went missing: {made.Metadata.Name}");
        Cron.Status.Active.Should().BeEmpty();
    }

    [Test]
    public void Says_that_a_schedule_never_comes()
    {
        CreateCron("0 0 31 2 *");
        Settle();

        EventsOf("CronJob", "cron").Should().Equal("InvalidSchedule: invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second");
    }

    [Test]
    public void Costs_nothing_between_its_runs()
    {
        StopCluster();
        StartCluster(new() { Nodes = 0 });
        CreateCron("0 0 1 1 *");
        Settle();
        var (writes, events) = (Cluster.Api.Log.Count, Cluster.Loop.ExecutedEvents);
        Cluster.Run(TimeSpan.FromDays(30));

        Cluster.Api.Log.Count.Should().Be(writes);
        (Cluster.Loop.ExecutedEvents - events).Should().BeLessThan(10);
    }

    private void StartAt(string time)
    {
        StopCluster();
        StartCluster(new() { Start = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) });
        AddWorker();
    }

    private void CreateCron(string schedule, Func<CronJobSpec, CronJobSpec>? spec = null)
    {
        var template = new JobTemplateSpec { Spec = NewJob(job => job).Spec };
        var cron = new CronJobSpec { Schedule = schedule, JobTemplate = template };
        Client.Create(new CronJob { Metadata = new() { Name = "cron", Namespace = "default" }, Spec = spec?.Invoke(cron) ?? cron });
    }
}

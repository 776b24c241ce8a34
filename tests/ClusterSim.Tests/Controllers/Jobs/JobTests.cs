using ClusterSim.Api;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Jobs;

public sealed class JobTests : JobFixture
{
    [Test]
    public void Runs_so_many_pods_at_a_time_until_so_many_have_succeeded()
    {
        var most = 0;
        Cluster.Api.Log.Written += _ => most = Math.Max(most, Client.List<Pod>("default").Count(pod => pod.IsActive));
        Verdict = _ => 0;
        Create(spec => spec with { Completions = 5, Parallelism = 2 });
        RunUntilOver();

        most.Should().Be(2);
        Job.Status.Should().BeEquivalentTo(new { Succeeded = 5, Failed = 0, Active = 0 });
        Job.Status.CompletionTime.Should().NotBeNull();
        Conditions.Should().Equal("SuccessCriteriaMet CompletionsReached", "Complete CompletionsReached");
        Job.Status.Conditions[^1].Message.Should().Be("Reached expected number of succeeded pods");
        EventsOf("Job", "job").Should().HaveCount(6).And.Contain("Completed: Job completed");
        AllPods.Should().HaveCount(5).And.OnlyContain(pod => pod.Metadata.Finalizers.Count == 0, "all are counted");
    }

    [Test]
    public void Waits_longer_after_each_failure_until_it_gives_up()
    {
        Verdict = _ => 1;
        Create(spec => spec with { BackoffLimit = 3 });
        RunUntilOver();

        var ends = AllPods.Select(pod => (DateTimeOffset)pod.Status.ContainerStatuses[0].State.Terminated!.FinishedAt!.Value).ToList();
        var starts = AllPods.Select(pod => (DateTimeOffset)pod.Metadata.CreationTimestamp!.Value).ToList();
        starts.Skip(1).Zip(ends, (next, end) => (next - end).TotalSeconds).Should().Equal(10, 20, 40);
        Job.Status.Failed.Should().Be(4);
        Conditions.Should().Equal("FailureTarget BackoffLimitExceeded", "Failed BackoffLimitExceeded");
        EventsOf("Job", "job").Should().Contain("BackoffLimitExceeded: Job has reached the specified backoff limit");
    }

    [Test]
    public void Gives_each_pod_of_an_indexed_job_its_number()
    {
        var seen = new SortedDictionary<int, string>();
        Verdict = context =>
        {
            seen[IndexOf(context)!.Value] = context.Hostname;
            return null;
        };
        Create(spec => spec with { Completions = 3, Parallelism = 3, CompletionMode = "Indexed" });
        RunUntilReady(3);
        Cluster.Run(TimeSpan.FromSeconds(2));

        seen.Should().Equal(new Dictionary<int, string> { [0] = "job-0", [1] = "job-1", [2] = "job-2" });
        AllPods.Should().OnlyContain(pod => pod.Metadata.Name!.StartsWith(pod.Spec.Hostname + "-", StringComparison.Ordinal));
        AllPods.Select(pod => (pod.Label("batch.kubernetes.io/job-completion-index"), pod.Annotation("batch.kubernetes.io/job-completion-index")))
            .Should().BeEquivalentTo([("0", "0"), ("1", "1"), ("2", "2")]);
    }

    [Test]
    public void Lets_the_others_finish_when_one_has_found_the_work_queue_empty()
    {
        var first = "";
        Verdict = context => context.PodName == first ? 0 : null;
        Create(spec => spec with { Parallelism = 3 });
        RunUntilReady(3);

        first = AllPods[0].Metadata.Name!;
        Cluster.Run(TimeSpan.FromSeconds(30));
        Job.IsFinished.Should().BeFalse();
        AllPods.Should().HaveCount(3, "nobody takes its place");

        Verdict = _ => 0;
        RunUntilOver();
        Job.Status.Succeeded.Should().Be(3);
    }

    [Test]
    public void Is_over_when_it_has_been_active_for_too_long()
    {
        Create(spec => spec with { Parallelism = 2, Completions = 2, ActiveDeadlineSeconds = 20 });
        RunUntilReady(2);
        RunUntilOver(60);

        (Job.Status.Conditions[0].LastTransitionTime!.Value - Job.Status.StartTime!.Value).Should().Be(TimeSpan.FromSeconds(20));
        Conditions.Should().Equal("FailureTarget DeadlineExceeded", "Failed DeadlineExceeded");
        Job.Status.Failed.Should().Be(2, "whatever ran has failed with it");
        Pods.Should().BeEmpty();
    }

    [Test]
    public void Has_no_pods_while_it_is_suspended_and_starts_afresh_afterwards()
    {
        Create(spec => spec with { Suspend = true, ActiveDeadlineSeconds = 60 });
        Cluster.Run(TimeSpan.FromMinutes(5));
        AllPods.Should().BeEmpty();
        Conditions.Should().Equal("Suspended JobSuspended");

        Patch(spec => spec with { Suspend = false });
        RunUntilReady(1);
        Patch(spec => spec with { Suspend = true });
        Within(10, () => Job.Status is { Active: 0, StartTime: null });

        Cluster.Run(TimeSpan.FromMinutes(5));
        Patch(spec => spec with { Suspend = false });
        RunUntilReady(1);
        Verdict = _ => 0;
        RunUntilOver();
        Job.IsComplete.Should().BeTrue("the deadline does not run while it is suspended");
        EventsOf("Job", "job").Where(e => e.StartsWith("Suspended", StringComparison.Ordinal) || e.StartsWith("Resumed", StringComparison.Ordinal))
            .Should().Equal("Suspended: Job suspended", "Resumed: Job resumed");
    }

    [TestCase("TerminatingOrFailed", 2)]
    [TestCase("Failed", 1)]
    public void Replaces_a_pod_that_goes_at_once_or_when_it_is_over(string policy, int podsMeanwhile)
    {
        Cluster.Images.Add("worker", _ => new TaskCompletionSource<int>().Task); // Which takes no notice of being stopped.
        Create(spec => spec with { PodReplacementPolicy = policy });
        RunUntilReady(1);
        Client.Delete<Pod>(AllPods[0].Key);
        Cluster.Run(TimeSpan.FromSeconds(15));
        AllPods.Should().HaveCount(podsMeanwhile);
        Job.Status.Terminating.Should().Be(1);

        Cluster.Run(TimeSpan.FromSeconds(60));
        Pods.Should().ContainSingle().Which.IsReady.Should().BeTrue();
        Job.Status.Failed.Should().Be(1);
    }

    [Test]
    public void Counts_restarts_where_containers_are_restarted_in_place()
    {
        Verdict = _ => 1;
        Create(spec => spec with { BackoffLimit = 2 }, "OnFailure");
        RunUntilOver();

        AllPods.Should().BeEmpty("its only pod was deleted as it failed the job");
        Conditions.Should().Contain("Failed BackoffLimitExceeded");
    }

    [Test]
    public void Is_left_alone_when_another_controller_manages_it()
    {
        Create(spec => spec with { ManagedBy = "example.com/custom" });
        Cluster.Run(TimeSpan.FromMinutes(1));

        AllPods.Should().BeEmpty();
        Job.Status.StartTime.Should().BeNull();
    }

    [Test]
    public void Leaves_its_pods_behind_unless_told_otherwise_but_not_their_finalizers()
    {
        Create(spec => spec with { Parallelism = 2 });
        RunUntilReady(2);

        Client.Delete<Job>(Job.Key);
        Settle();

        Pods.Should().HaveCount(2).And.OnlyContain(pod => pod.Metadata.OwnerReferences.Count == 0 && pod.Metadata.Finalizers.Count == 0);
    }

    [Test]
    public void Adopts_a_pod_that_matches_and_releases_one_that_no_longer_does()
    {
        Create(spec => spec with
        {
            ManualSelector = true,
            Selector = LabelSelector.Labels(ValueMap.Of(("app", "work"))),
            Template = spec.Template with { Metadata = new() { Labels = ValueMap.Of(("app", "work")) } },
        });
        RunUntilReady(1);
        var pod = AllPods[0];
        Client.Update(pod.WithLabel("app", "debug"));
        Cluster.Run(TimeSpan.FromSeconds(5));

        Client.Get<Pod>(pod.Key).Metadata.Should().BeEquivalentTo(new { OwnerReferences = ValueList<OwnerReference>.Empty, Finalizers = ValueList<string>.Empty });
        Pods.Should().HaveCount(2);

        Client.Update(Client.Get<Pod>(pod.Key).WithLabel("app", "work"));
        Cluster.Run(TimeSpan.FromSeconds(5));
        Pods.Where(kept => kept.IsActive).Should().ContainSingle("one is too many").Which.Metadata.Finalizers.Should().Contain("batch.kubernetes.io/job-tracking");
    }

    [Test]
    public void Goes_with_its_pods_when_its_time_after_finishing_is_over()
    {
        Verdict = _ => 0;
        Create(spec => spec with { TtlSecondsAfterFinished = 100 });
        RunUntilOver();

        Cluster.Run(TimeSpan.FromSeconds(98));
        AllPods.Should().HaveCount(1);
        Cluster.Run(TimeSpan.FromSeconds(5));
        AllPods.Should().BeEmpty();
        Client.Find<Job>("default", "job").Should().BeNull();
    }

    [Test]
    public void Makes_no_pod_twice_though_its_caches_lag()
    {
        var created = 0;
        Cluster.Api.Log.Written += entry => created += entry is { Verb: ClusterSim.ApiServer.Log.WriteVerb.Create } && entry.Resource.ClrType == typeof(Pod) ? 1 : 0;
        Cluster.Informers.Lag = TimeSpan.FromSeconds(3);
        Verdict = _ => 0;
        Create(spec => spec with { Completions = 6, Parallelism = 3 });
        RunUntilOver();

        created.Should().Be(6);
        Job.Status.Succeeded.Should().Be(6);
    }

    [Test]
    public void Counts_more_pods_than_fit_into_its_status_at_once()
    {
        StopCluster();
        StartCluster(new() { Nodes = 0 });
        Create(spec => spec with { Completions = 600, Parallelism = 600 });
        Within(60, () => AllPods.Count == 500);
        Within(60, () => AllPods.Count == 600);
        foreach (var pod in AllPods) // As kubelets would.
            Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Succeeded" } });
        RunUntilOver();

        Job.Status.Should().BeEquivalentTo(new { Succeeded = 600, Failed = 0, UncountedTerminatedPods = new UncountedTerminatedPods() });
    }
}

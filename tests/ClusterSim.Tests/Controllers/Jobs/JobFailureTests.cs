using ClusterSim.Api;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Jobs;

public sealed class JobFailureTests : JobFixture
{
    [Test]
    public void Fails_at_once_on_an_exit_code_that_no_retry_can_help()
    {
        var first = "";
        Verdict = context => context.PodName == first ? 42 : null;
        Create(spec => spec with { Parallelism = 2, Completions = 2, PodFailurePolicy = Rules(OnExit("FailJob", 42)) });
        RunUntilReady(2);
        first = AllPods[0].Metadata.Name!;
        RunUntilOver();

        Conditions.Should().Equal("FailureTarget PodFailurePolicy", "Failed PodFailurePolicy");
        Job.Status.Conditions[1].Message.Should().Be($"Container c for pod default/{first} failed with exit code 42 matching FailJob rule at index 0");
        Job.Status.Failed.Should().Be(2);
        Pods.Should().ContainSingle(pod => pod.Metadata.Name == first);
    }

    [Test]
    public void Ignores_failures_that_are_nobodys_fault()
    {
        var failures = 0;
        Verdict = _ => failures++ < 3 ? 42 : 0;
        Create(spec => spec with { BackoffLimit = 0, PodFailurePolicy = Rules(OnExit("Ignore", 42)) });
        RunUntilOver();

        Job.IsComplete.Should().BeTrue();
        Job.Status.Failed.Should().Be(0);
        AllPods.Should().HaveCount(4);
    }

    [Test]
    public void Ignores_an_eviction_where_a_rule_says_so()
    {
        Create(spec => spec with { BackoffLimit = 0, PodFailurePolicy = Rules(new PodFailurePolicyRule { Action = "Ignore", OnPodConditions = [new() { Type = "DisruptionTarget", Status = "True" }] }) });
        RunUntilReady(1);
        var pod = AllPods[0];
        Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Add(new() { Type = "DisruptionTarget", Status = "True", Reason = "Test" }) } });
        Client.Delete<Pod>(pod.Key);
        Cluster.Run(TimeSpan.FromSeconds(60));

        Job.IsFinished.Should().BeFalse();
        Pods.Where(active => active.IsReady).Should().ContainSingle();
    }

    [Test]
    public void Takes_the_first_rule_that_matches()
    {
        Verdict = _ => 4;
        Create(spec => spec with { BackoffLimit = 3, PodFailurePolicy = Rules(OnExit("Count", 3, 4), OnExit("FailJob", 4)) });
        RunUntilOver();

        Conditions.Should().Contain("Failed BackoffLimitExceeded");
        AllPods.Should().HaveCount(4);
    }

    [Test]
    public void Gives_up_single_indexes_and_goes_on_with_the_others()
    {
        Verdict = context => IndexOf(context) == 1 ? 1 : 0;
        Create(spec => spec with { Completions = 3, Parallelism = 3, CompletionMode = "Indexed", BackoffLimitPerIndex = 1 });
        RunUntilOver();

        Job.Status.Should().BeEquivalentTo(new { CompletedIndexes = "0,2", FailedIndexes = "1", Succeeded = 2, Failed = 2 });
        Conditions.Should().Equal("FailureTarget FailedIndexes", "Failed FailedIndexes");
        AllPods.Where(pod => pod.Spec.Hostname == "job-1").Select(pod => pod.Metadata.Annotations.Find("batch.kubernetes.io/job-index-failure-count")).Should().Equal("0", "1");
    }

    [Test]
    public void Holds_ignored_failures_of_an_index_against_its_back_off_only()
    {
        var failures = 0;
        Verdict = _ => failures++ < 2 ? 42 : 0;
        Create(spec => spec with { Completions = 1, CompletionMode = "Indexed", BackoffLimitPerIndex = 0, PodFailurePolicy = Rules(OnExit("Ignore", 42)) });
        RunUntilOver();

        Job.IsComplete.Should().BeTrue();
        AllPods.Select(pod => pod.Metadata.Annotations.Find("batch.kubernetes.io/job-index-ignored-failure-count")).Should().Equal(null, "1", "2");
        AllPods.Should().OnlyContain(pod => pod.Metadata.Annotations.Find("batch.kubernetes.io/job-index-failure-count") == "0");
    }

    [Test]
    public void Fails_an_index_at_once_on_an_exit_code_that_no_retry_can_help()
    {
        Verdict = context => IndexOf(context) == 0 ? 42 : 0;
        Create(spec => spec with { Completions = 2, Parallelism = 2, CompletionMode = "Indexed", BackoffLimitPerIndex = 5, PodFailurePolicy = Rules(OnExit("FailIndex", 42)) });
        RunUntilOver();

        Job.Status.Should().BeEquivalentTo(new { CompletedIndexes = "1", FailedIndexes = "0" });
        AllPods.Should().HaveCount(2);
    }

    [Test]
    public void Stops_when_more_indexes_have_failed_than_it_bears()
    {
        Verdict = context => IndexOf(context) < 2 ? 1 : null;
        Create(spec => spec with { Completions = 6, Parallelism = 3, CompletionMode = "Indexed", BackoffLimitPerIndex = 0, MaxFailedIndexes = 1 });
        RunUntilOver();

        Conditions.Should().Equal("FailureTarget MaxFailedIndexesExceeded", "Failed MaxFailedIndexesExceeded");
        Job.Status.FailedIndexes.Should().Be("0,1");
        Pods.Should().OnlyContain(pod => pod.Status.Phase == "Failed");
    }

    [TestCase("1-2", null)]
    [TestCase("0-2", 2)]
    [TestCase(null, 2)]
    public void Has_done_enough_when_a_rule_for_success_is_met(string? indexes, int? count)
    {
        Verdict = context => IndexOf(context) is 1 or 2 ? 0 : null;
        Create(spec => spec with
        {
            Completions = 4,
            Parallelism = 4,
            CompletionMode = "Indexed",
            SuccessPolicy = new() { Rules = [new() { SucceededIndexes = "0" }, new() { SucceededIndexes = indexes, SucceededCount = count }] },
        });
        RunUntilOver();

        Conditions.Should().Equal("SuccessCriteriaMet SuccessPolicy", "Complete SuccessPolicy");
        Job.Status.Conditions[^1].Message.Should().Be("Matched rules at index 1");
        Job.Status.Should().BeEquivalentTo(new { Succeeded = 2, Failed = 0, CompletedIndexes = "1,2" });
        Pods.Should().OnlyContain(pod => pod.Status.Phase == "Succeeded", "the others were not needed any longer");
    }

    private static PodFailurePolicy Rules(params PodFailurePolicyRule[] rules) => new() { Rules = [.. rules] };

    private static PodFailurePolicyRule OnExit(string action, params int[] codes) => new() { Action = action, OnExitCodes = new() { Operator = "In", Values = [.. codes] } };
}

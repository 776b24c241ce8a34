using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Lab.Tests;

/// <summary>One replay of a workload.</summary>
public sealed class LabRunTests
{
    [Test]
    public void Throws_a_pod_away_that_fits_nowhere()
    {
        var (result, story) = Small.Replay(Small.FirstFit, [Small.Node("n1", cpu: 2)], Small.Arrival(Small.Pod("a")), Small.Arrival(Small.Pod("big", "3")), Small.Arrival(Small.Pod("b")));

        story.Should().Equal("00:00:00 Placed a on n1", "00:00:00 Failed big", "00:00:00 Placed b on n1");
        result.Totals.Should().Be(new RunTotals { Pods = 3, Placed = 2, Failed = 1 });
        result.Samples.Select(sample => (sample.Arrived.MilliCpu, sample.Used.MilliCpu, sample.Failed)).Should().Equal((1000, 1000, 0), (4000, 1000, 1), (5000, 2000, 1));
        result.Samples.Select(sample => sample.QueueingTime).Should().Equal(TimeSpan.Zero, null, TimeSpan.Zero);
    }

    [Test]
    public void Lets_pods_leave_when_their_time_is_up()
    {
        var (result, story) = Small.Replay(Small.FirstFit, [Small.Node("n1", cpu: 1)],
            Small.Arrival(Small.Pod("a"), stays: 10), Small.Arrival(Small.Pod("early"), at: 9), Small.Arrival(Small.Pod("b"), at: 10, stays: 1));

        story.Should().Equal("00:00:00 Placed a on n1", "00:00:09 Failed early", "00:00:10 Left a on n1", "00:00:10 Placed b on n1");
        result.Final.Used.MilliCpu.Should().Be(1000);
    }

    [Test]
    public void Tries_those_that_wait_in_their_order_whenever_a_pod_leaves()
    {
        var (result, story) = Small.Replay(Small.FirstFit with { Retries = true }, [Small.Node("n1", cpu: 2)],
            Small.Arrival(Small.Pod("a", "2"), stays: 10), Small.Arrival(Small.Pod("big", "2"), at: 1), Small.Arrival(Small.Pod("b"), at: 2, stays: 5), Small.Arrival(Small.Pod("c"), at: 3, stays: 4));

        story.Should().Equal(
            "00:00:00 Placed a on n1", "00:00:01 Waits big", "00:00:02 Waits b", "00:00:03 Waits c",
            "00:00:10 Left a on n1", "00:00:10 Placed big on n1", "00:00:10 Failed b", "00:00:10 Failed c");
        result.Totals.Should().Be(new RunTotals { Pods = 4, Placed = 2, Failed = 2, Delayed = 1, MeanQueueingTime = TimeSpan.FromSeconds(4.5), LongestQueueingTime = TimeSpan.FromSeconds(9) });
        result.Samples[1].QueueingTime.Should().Be(TimeSpan.FromSeconds(9));
        result.Samples[3].Waiting.Should().Be(3);
    }

    [Test]
    public void Gives_gpus_back_when_a_pod_leaves()
    {
        var half = new GpuRequest(1, 500, "");
        var whole = new GpuRequest(1, 1000, "");

        var (result, story) = Small.Replay(Small.FirstFit, [Small.Node("n1", gpus: 2)],
            Small.Arrival(Small.Pod("a", gpus: half), stays: 1), Small.Arrival(Small.Pod("b", gpus: half)), Small.Arrival(Small.Pod("c", gpus: whole), at: 0.5),
            Small.Arrival(Small.Pod("d", gpus: half), at: 2), Small.Arrival(Small.Pod("e", gpus: half), at: 2));

        story.Should().Equal(
            "00:00:00 Placed a on n1 [0]", "00:00:00 Placed b on n1 [0]", "00:00:00.5000000 Placed c on n1 [1]",
            "00:00:01 Left a on n1 [0]", "00:00:02 Placed d on n1 [0]", "00:00:02 Failed e");
        result.UnallocatedGpus.Should().Be(0);
    }

    [Test]
    public void Takes_out_what_preemption_evicts()
    {
        var (result, story) = Small.Replay(Small.FirstFit, [Small.Node("n1", gpus: 1)],
            Small.Arrival(Small.Pod("low", "3", new(1, 700, "")), stays: 60), Small.Arrival(Small.Pod("high", "4", priority: 10), at: 5), Small.Arrival(Small.Pod("late"), at: 90));

        story.Should().Equal("00:00:00 Placed low on n1 [0]", "00:00:05 Evicted low on n1 [0]", "00:00:05 Placed high on n1", "00:01:30 Failed late");
        result.Totals.Evicted.Should().Be(1);
        result.Final.Used.Should().Be(new ResourceAmounts(4000, 0, 0));
        result.UnallocatedGpus.Should().Be(1);
    }

    [Test]
    public void Says_which_plugin_failed()
    {
        var broken = Policy.Scoring("Broken", _ => new ScoresTooHigh());

        var run = () => Small.Replay(broken, [Small.Node("n1"), Small.Node("n2")], Small.Arrival(Small.Pod("a")));

        run.Should().Throw<InvalidOperationException>().WithMessage("The policy Broken, at the Pod a: *\"ScoresTooHigh\" returns an invalid score 101*");
    }

    [Test]
    public void Comes_out_the_same_each_time_and_however_many_run_at_a_time()
    {
        var experiment = new Experiment([SchedulerLab.SmallCluster.Source], [.. SchedulerLab.LabPolicies.All], [1, 2]);
        var finished = new List<int>();

        var results = RunBatch.Execute(experiment.Runs, parallelism: 4, run => finished.Add(run.Index));

        results.Should().Equal(experiment.Execute());
        finished.Should().BeEquivalentTo(Enumerable.Range(0, 18));
        results[0].Should().NotBe(results[9], "the other seed brings the Pods in another order");
    }

    [Test]
    public void Breaks_ties_by_the_order_of_nodes_by_name_or_by_chance()
    {
        Node[] nodes = [Small.Node("c"), Small.Node("b"), Small.Node("a")];
        var pods = Enumerable.Range(0, 20).Select(i => Small.Arrival(Small.Pod($"p{i}", "10m"))).ToList();

        Chosen(TieRule.NodeOrder).Should().OnlyContain(line => line.EndsWith("on c"));
        Chosen(TieRule.LowestName).Should().OnlyContain(line => line.EndsWith("on a"));
        Chosen(TieRule.Random).Select(line => line[^1]).Distinct().Should().HaveCount(3);

        List<string> Chosen(TieRule ties) => Small.Replay(Small.FirstFit with { Ties = ties }, nodes, pods).Story;
    }

    [Test]
    public void Leaves_scores_out_of_a_profile_of_filters()
    {
        var policy = new Policy("Most", run => run.FiltersOnly().With(new PluginRegistration("NodeResourcesFit", _ => new NodeResourcesFit(new() { ScoringStrategy = ScoringStrategy.MostAllocated }))));

        var (_, story) = Small.Replay(policy, [Small.Node("n1"), Small.Node("n2", cpu: 2)], Small.Arrival(Small.Pod("a")), Small.Arrival(Small.Pod("b")), Small.Arrival(Small.Pod("c")));

        story.Should().Equal("00:00:00 Placed a on n2", "00:00:00 Placed b on n2", "00:00:00 Placed c on n1");
    }

    private sealed class ScoresTooHigh : NodeScore
    {
        public override string Name => "ScoresTooHigh";

        protected override long Score(PodShape pod, NodeView node) => 101;
    }
}

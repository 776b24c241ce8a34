using ClusterSim.Lab.Reports;
using ClusterSim.Lab.Sweeps;
using ClusterSim.Lab.Synthetic;
using SchedulerLab;

namespace ClusterSim.Lab.Tests.Sweeps;

public sealed class SweepTests
{
    [Test]
    public void Gives_the_same_however_many_runs_go_on_at_a_time()
    {
        var alone = Sweep.Run(Small(), parallelism: 1);
        var together = Sweep.Run(Small(), parallelism: 4);

        Texts(together).Should().Equal(Texts(alone));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(50)]
    public void Parts_that_are_joined_give_what_one_sweep_gives(int count)
    {
        var whole = Sweep.Run(Small());
        var parts = Enumerable.Range(0, count).Reverse().Select(index => ResultJson.Read(Sweep.Run(Small(), new Shard(index, count)).ToJson())).ToList();

        var merged = SweepResult.Merge(parts);

        merged.Runs.Should().Equal(whole.Runs);
        Texts(merged).Should().Equal(Texts(whole));
    }

    [Test]
    public void Every_run_belongs_to_one_part()
    {
        var parts = Enumerable.Range(0, 7).SelectMany(index => new Shard(index, 7).RunsOf(23));

        parts.Order().Should().Equal(Enumerable.Range(0, 23));
    }

    [TestCase(3, 3)]
    [TestCase(-1, 3)]
    [TestCase(0, 0)]
    public void A_part_has_to_be_one_of_those_there_are(int index, int count)
    {
        var run = () => Sweep.Run(Small(), new Shard(index, count));

        run.Should().Throw<ArgumentException>().WithMessage($"There is no shard {index} of {count}: they count from 0.");
    }

    [Test]
    public void Refuses_to_join_what_does_not_belong_together()
    {
        var (first, second, third) = (Part(0), Part(1), Part(2));
        var other = Sweep.Run(Small(seeds: [9, 10]), new Shard(1, 3));

        Merging(first, third).Should().Throw<InvalidDataException>().WithMessage("Shard 1 of 3 is missing.");
        Merging(first, second).Should().Throw<InvalidDataException>().WithMessage("Shard 2 of 3 is missing.");
        Merging(first, second, second, third).Should().Throw<InvalidDataException>().WithMessage("Shard 1 of 3 is there twice.");
        Merging(first, other, third).Should().Throw<InvalidDataException>().WithMessage("These are parts of different experiments*");
        Merging(first, second with { Runs = third.Runs }, third).Should().Throw<InvalidDataException>().WithMessage("Shard 1 of 3 does not hold the runs it should.");
        Merging().Should().Throw<InvalidDataException>().WithMessage("There is nothing to merge.");

        SweepResult Part(int index) => Sweep.Run(Small(), new Shard(index, 3));
        Action Merging(params SweepResult[] parts) => () => SweepResult.Merge(parts);
    }

    [Test]
    public void What_is_there_twice_is_refused()
    {
        var run = () => Sweep.Run(Small(seeds: [3, 4, 3]));

        run.Should().Throw<ArgumentException>().WithMessage("The seed 3 is there twice.");
    }

    [Test]
    public void A_run_is_measured_beside_its_result()
    {
        var result = Sweep.Run(Small(), clock: TimeProvider.System);

        result.Measurements.Should().HaveCount(result.Runs.Count).And.OnlyContain(run => run.Seconds > 0 && run.PodsPerSecond > 0);
        result.ToJson().Should().Be(Sweep.Run(Small()).ToJson());
    }

    internal static Experiment Small(ulong[]? seeds = null) => new(
        [SmallCluster.Source, SyntheticSource.From(SyntheticLine.Read("name=waiting; nodes=4; node.cpu=8; node.memory=32Gi; pods=200; cpu=uniform(500m, 4); memory=1Gi; arrival=poisson(1); lifetime=exponential(20s)"))],
        [LabPolicies.Find("BestFit")!, LabPolicies.Kubernetes with { Retries = true }, LabPolicies.Find("FGD")!],
        ValueList.Of(seeds ?? [1, 2]));

    internal static IEnumerable<string> Texts(SweepResult result) => result.ToFiles().Select(file => file.Path + "\n" + file.Text);
}

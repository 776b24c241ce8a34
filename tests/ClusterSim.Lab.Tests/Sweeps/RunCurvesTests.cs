using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Tests.Sweeps;

public sealed class RunCurvesTests
{
    [Test]
    public void Is_the_mean_of_what_arrives_at_a_percentage()
    {
        var curve = RunCurves.Of(Run((10, 10), (14, 14), (20, 14)));

        curve.AllocationPercent.Should().Equal([1.2, 1.2, 1.4], "10 and 14 of 1000 round to 1 %, 20 to 2 %; nothing comes at 0 %, so what is beside it counts");
    }

    private static RunResult Run(params (long Arrived, long Used)[] samples) => new()
    {
        Workload = "w",
        Policy = "p",
        Seed = 1,
        Nodes = 1,
        Capacity = new(1000, 0, 0),
        Totals = new(),
        Samples = ValueList.Of(samples.Select(sample => new RunSample(TimeSpan.Zero, new(sample.Arrived, 0, 0), new(sample.Used, 0, 0), 0, 0, 0, 1, TimeSpan.Zero))),
    };
}

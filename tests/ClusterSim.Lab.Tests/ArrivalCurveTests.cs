namespace ClusterSim.Lab.Tests;

public sealed class ArrivalCurveTests
{
    [Test]
    public void Has_a_point_for_each_percent_and_borrows_from_those_beside_it()
    {
        RunSample[] samples = [Sample(10, 10), Sample(10, 20), Sample(20, 30), Sample(40, 40), Sample(60, 40)];
        var result = new RunResult { Workload = "w", Policy = "p", Seed = 1, Nodes = 1, Capacity = new(0, 0, 1000), Totals = new(), Samples = [.. samples] };

        ArrivalCurve.Allocation(result).Should().Equal(1.5, 1.5, 3, 3.5, 4, 4, 4);
    }

    [Test]
    public void Goes_by_cpu_where_there_are_no_gpus()
    {
        var (result, _) = Small.Replay(Small.FirstFit, [Small.Node("n1", cpu: 10)], Small.Arrival(Small.Pod("a", "200m")), Small.Arrival(Small.Pod("b", "300m")));

        ArrivalCurve.Of(result, sample => sample.Used.MilliCpu).Should().Equal(null, 200, 200, 200, 500, 500);
    }

    private static RunSample Sample(long arrived, long used) => new(TimeSpan.Zero, new(0, 0, arrived), new(0, 0, used), 0, 0, 0, 1, TimeSpan.Zero);
}

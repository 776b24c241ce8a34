using System.Globalization;

namespace ClusterSim.Lab.Tests.Openb;

/// <summary>The experiments of the paper "Beware of Fragmentation" come out as they were published, to the rounding.</summary>
public sealed class PublishedExperimentTests
{
    private static readonly string[] ReferenceColumns = ["pods", "failed", "alloc_pct", "unallocated_gpus", "frag_milli", "frag_ratio_pct"];

    [Test]
    public void Ends_as_the_reference_runs_do([ValueSource(typeof(PublishedRuns), nameof(PublishedRuns.Traces))] string trace, [ValueSource(typeof(PublishedRuns), nameof(PublishedRuns.Policies))] string policy)
    {
        Published.FolderOrSkip();
        var expected = Published.Rows("reference_runs.csv").Where(row => row.Text("trace") == trace && row.Text("policy") == policy)
            .ToDictionary(row => (ulong)row.Whole("seed"), row => string.Join(',', ReferenceColumns.Select(row.Text)));

        var actual = PublishedRuns.Seeds(trace).ToDictionary(seed => seed, seed => PublishedRuns.Of(trace, policy, seed).ToString());

        actual.Should().NotBeEmpty().And.BeSubsetOf(expected);
    }

    [Test]
    public void Runs_along_the_published_curves([ValueSource(typeof(PublishedRuns), nameof(PublishedRuns.Traces))] string trace, [ValueSource(typeof(PublishedRuns), nameof(PublishedRuns.Policies))] string policy)
    {
        Published.FolderOrSkip();
        var seeds = PublishedRuns.Seeds(trace).ToList();
        var rows = Published.Rows("published_summary.csv").Where(row => row.Text("trace") == trace && row.Text("policy") == policy).ToList();

        rows.Should().HaveCount(16);
        foreach (var row in rows)
        {
            var points = seeds.Select(seed => Point(PublishedRuns.Of(trace, policy, seed), row)).ToList();
            var where = $"{row.Text("metric")} at {row.Text("at_arrived_pct")} %";
            points.Should().OnlyContain(point => Math.Round(point, 2) >= Number(row, "min") && Math.Round(point, 2) <= Number(row, "max"), where);
            if (seeds.Count != row.Whole("seeds"))
                continue; // The orders of the other seeds are not given.
            Math.Round(points.Min(), 2).Should().Be(Number(row, "min"), where);
            Math.Round(points.Max(), 2).Should().Be(Number(row, "max"), where);
            Math.Round(points.Average(), 3).Should().Be(Number(row, "mean"), where);
        }
    }

    [Test]
    public void Comes_near_the_reference_runs_where_chance_decides()
    {
        var trace = OpenbTrace.Load(Published.FolderOrSkip(), "default");
        var expected = Published.Rows("reference_runs.csv").Where(row => row.Text("trace") == "default" && row.Text("policy") == "Random").Average(row => Number(row, "alloc_pct"));

        var results = new Experiment([trace.Shuffled()], [Published.Policy("Random")], [42, 43, 44]).Execute();

        results.Average(result => 100.0 * result.Final.Used.GpuMilli / result.Capacity.GpuMilli).Should().BeApproximately(expected, 0.5);
    }

    private static double Point(RunCurves run, CsvRow row)
    {
        var curve = row.Text("metric") == "alloc_pct" ? run.Allocation : run.Fragmentation;
        return curve[(int)row.Whole("at_arrived_pct")]!.Value;
    }

    private static double Number(CsvRow row, string column) => double.Parse(row.Text(column), CultureInfo.InvariantCulture);
}

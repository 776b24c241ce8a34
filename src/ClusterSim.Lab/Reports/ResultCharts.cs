using ClusterSim.Lab.Charts;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Reports;

/// <summary>The charts of an experiment's results.</summary>
public static class ResultCharts
{
    private const double Apart = 0.5; // Percentage points from which curves can be told apart.
    private const double LastPart = 0.6; // Before that, all that comes finds a place as a rule.

    extension(SweepResult result)
    {
        /// <summary>The charts of one workload, by the names of their files. Of what never happened there is none.</summary>
        /// <param name="workload">The workload's name.</param>
        public IReadOnlyList<(string Name, Chart Chart)> Charts(string workload)
        {
            var groups = result.Groups().Where(group => group.Workload == workload).ToList();
            var runs = groups.SelectMany(group => group.Runs).ToList();
            var main = runs.Select(run => run.MainResource).FirstOrDefault("CPU");
            var arrived = new ChartAxis($"{main} requests that have come", "% of capacity");
            var charts = new List<(string, Chart)>();
            var allocation = Curves(groups, run => run.Curve.AllocationPercent);
            Add("allocation", $"{main} allocation over arrival", arrived, new($"{main} allocated", "%"), allocation);
            if (WhereItGetsTight(allocation) is { } from)
                Add("allocation-close-up", $"{main} allocation over arrival, the last part", arrived, new($"{main} allocated", "%"), From(allocation, from));
            Add("fragmentation", "Fragmentation over arrival, of idle GPUs", arrived, new("Idle GPUs that typical Pods cannot use", "% of idle"), Curves(groups, run => run.Curve.FragmentationPercent));
            Add("fragmented", "Fragmentation over arrival, of all GPUs", arrived, new("Idle GPUs that typical Pods cannot use", "% of all"), Curves(groups, run => run.Curve.FragmentedPercent));
            charts.Add(("utilisation", Utilisation(groups, Subtitle(groups, "mean"))));
            charts.Add(("unschedulable", Bars("Unschedulable Pods", Subtitle(groups, "mean"), new("Pods that were given no Node"), groups, group => group.Runs.Select(run => (double)run.Failed))));
            if (runs.Any(run => run.Delayed > 0))
                Add("queueing", "Queueing time", new("Pods that waited no longer", "% of those placed"), new("Time in the queue", "s"), Curves(groups, run => ValueList.Of(run.QueueingSeconds.Select(seconds => (double?)seconds))));
            return charts;

            void Add(string name, string title, ChartAxis x, ChartAxis y, List<LineSeries> series)
            {
                if (series.Any(line => line.Points.Count > 0))
                    charts.Add((name, new LineChart { Title = title, Subtitle = Subtitle(groups, "median"), X = x, Y = y, Series = series }));
            }
        }

        /// <summary>How many decisions a second each policy came to on each workload: measured on one machine.</summary>
        public Chart MeasuredChart() => new BarChart
        {
            Title = "Decisions per second (measured)",
            Subtitle = "Mean, least and most over the runs, on the machine they ran on and beside whatever else it did",
            Value = new("Pods per second"),
            Series = [.. result.Experiment.Policies],
            Groups = [.. result.Experiment.Workloads.Select(workload => new BarGroup(workload, [.. result.Experiment.Policies.Select(policy => BarOf(result.Measurements.Where(run => run.Workload == workload && run.Policy == policy).Select(run => run.PodsPerSecond)))]))],
        };
    }

    private static BarChart Utilisation(List<RunGroup> groups, string subtitle) => new()
    {
        Title = "Utilisation by resource, when the last Pod has come",
        Subtitle = subtitle,
        Value = new("In use", "%") { Max = 100 },
        Series = [.. groups.Select(group => group.Policy)],
        Groups =
        [
            .. from resource in new (string Name, Func<RunRecord, double?> Of)[] { ("GPU", run => run.GpuPercent), ("CPU", run => run.CpuPercent), ("Memory", run => run.MemoryPercent) }
               where groups.Any(@group => @group.Runs.Any(run => resource.Of(run) is not null))
               select new BarGroup(resource.Name, [.. groups.Select(@group => BarOf(@group.Runs.Select(resource.Of).OfType<double>()))]),
        ],
    };

    private static BarChart Bars(string title, string subtitle, ChartAxis value, List<RunGroup> groups, Func<RunGroup, IEnumerable<double>> figures) => new()
    {
        Title = title,
        Subtitle = subtitle,
        Value = value,
        Series = [value.Label],
        Groups = [.. groups.Select(group => new BarGroup(group.Policy, [BarOf(figures(group))]))],
    };

    private static Bar BarOf(IEnumerable<double> values)
    {
        var over = Statistics.Of(values);
        return over.Count == 0 ? new(double.NaN) : over.Count == 1 ? new(over.Mean) : new(over.Mean, over.Min, over.Max);
    }

    /// <summary>For each policy the median over its runs, and where the middle half of them lie.</summary>
    private static List<LineSeries> Curves(List<RunGroup> groups, Func<RunRecord, ValueList<double?>> curveOf) =>
    [
        .. groups.Select(group =>
        {
            var curves = group.Runs.Select(curveOf).ToList();
            var length = curves.Select(curve => curve.Count).DefaultIfEmpty(0).Max();
            return new LineSeries(group.Policy, [.. Enumerable.Range(0, length).Select(at => PointOf(at, curves)).Where(point => double.IsFinite(point.Y))]);
        }),
    ];

    private static LinePoint PointOf(int at, List<ValueList<double?>> curves)
    {
        var over = Statistics.Of(curves.Where(curve => at < curve.Count).Select(curve => curve[at]).OfType<double>());
        return over.Count == 0 ? new(at, double.NaN) : over.Count == 1 ? new(at, over.Median) : new(at, over.Median, over.LowerQuartile, over.UpperQuartile);
    }

    /// <summary>Where the last part begins, in which policies differ most; null when they do not.</summary>
    private static double? WhereItGetsTight(List<LineSeries> lines)
    {
        var ends = lines.Where(line => line.Points.Count > 0).Select(line => line.Points[^1]).ToList();
        return ends.Count > 1 && ends.Max(end => end.Y) - ends.Min(end => end.Y) >= Apart ? Math.Floor(ends.Max(end => end.X) * LastPart / 10) * 10 : null;
    }

    private static List<LineSeries> From(List<LineSeries> lines, double from) => [.. lines.Select(line => line with { Points = [.. line.Points.Where(point => point.X >= from)] })];

    private static string Subtitle(List<RunGroup> groups, string middle)
    {
        var runs = groups.SelectMany(group => group.Runs).ToList();
        if (runs.Count == 0)
            return "";
        var seeds = runs.Select(run => run.Seed).Distinct().Count();
        var over = seeds == 1 ? $"seed {runs[0].Seed}" : middle == "median" ? $"median over {seeds} seeds, shaded where the middle half of them lies" : $"mean over {seeds} seeds, with the least and the most";
        return $"{runs[0].Workload}: {over}";
    }
}

using System.Globalization;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Reports;

/// <summary>The tables of an experiment's results.</summary>
public static class ResultTables
{
    extension(SweepResult result)
    {
        /// <summary>A row for each run: by workload, then by policy, then by seed.</summary>
        public Table RunTable() => new(
            "Runs",
            [new("workload", "Workload"), new("policy", "Policy"), new("seed", "Seed", true), new("nodes", "Nodes", true), .. Metric.All.Select(metric => new TableColumn(metric.Name, metric.Heading, true))],
            [.. from @group in result.Groups() from run in @group.Runs select (IReadOnlyList<string>)[run.Workload, run.Policy, run.Seed.ToString(CultureInfo.InvariantCulture), Whole(run.Nodes), .. Metric.All.Select(metric => metric.Show(metric.Of(run)))]]);

        /// <summary>A row for each figure of each policy on each workload, over the seeds: for programs.</summary>
        public Table SummaryTable() => new(
            "Summary",
            [new("workload", "Workload"), new("policy", "Policy"), new("metric", "Metric"), .. ((string[])["runs", "mean", "min", "lower_quartile", "median", "upper_quartile", "max"]).Select(name => new TableColumn(name, name, true))],
            [.. from @group in result.Groups() from metric in Metric.All let over = metric.Over(@group.Runs) where over.Count > 0 select RowOf(@group, metric, over)]);

        /// <summary>A row for each policy on a workload: for people. Figures are means over the seeds, with the least and the most where they differ.</summary>
        /// <param name="workload">The workload's name.</param>
        public Table PolicyTable(string workload)
        {
            var groups = result.Groups().Where(group => group.Workload == workload).ToList();
            var metrics = Metric.Telling([.. groups.SelectMany(group => group.Runs)]);
            return new(
                workload,
                [new("policy", "Policy"), new("runs", "Runs", true), .. metrics.Select(metric => new TableColumn(metric.Name, metric.Heading, true))],
                [.. groups.Select(group => (IReadOnlyList<string>)[group.Policy, Whole(group.Runs.Count), .. metrics.Select(metric => Range(metric, metric.Over(group.Runs)))])]);
        }

        /// <summary>A row for each run with the time it took: measured on one machine, different each time.</summary>
        public Table MeasuredTable() => new(
            "Decisions per second (measured)",
            [new("workload", "Workload"), new("policy", "Policy"), new("seed", "Seed", true), new("pods", "Pods", true), new("measured_seconds", "Seconds", true), new("measured_pods_per_second", "Pods per second", true)],
            [.. from @group in result.Groups() from run in @group.Runs join measured in result.Measurements on run.Index equals measured.Index select RowOf(measured)]);

        /// <summary>The runs of each policy on each workload, in the order of the experiment.</summary>
        internal IEnumerable<RunGroup> Groups() =>
            from workload in result.Experiment.Workloads
            from policy in result.Experiment.Policies
            select new RunGroup(workload, policy, [.. result.Runs.Where(run => run.Workload == workload && run.Policy == policy)]);
    }

    extension(Metric metric)
    {
        internal Statistics Over(IReadOnlyList<RunRecord> runs) => Statistics.Of(runs.Select(metric.Of).OfType<double>());
    }

    private static IReadOnlyList<string> RowOf(RunGroup group, Metric metric, Statistics over) =>
        [group.Workload, group.Policy, metric.Name, Whole(over.Count), .. ((double[])[over.Mean, over.Min, over.LowerQuartile, over.Median, over.UpperQuartile, over.Max]).Select(value => metric.Show(value, more: 2))];

    private static IReadOnlyList<string> RowOf(RunMeasurement run) =>
        [run.Workload, run.Policy, run.Seed.ToString(CultureInfo.InvariantCulture), Whole(run.Pods), run.Seconds.ToString("F4", CultureInfo.InvariantCulture), run.PodsPerSecond.ToString("F0", CultureInfo.InvariantCulture)];

    private static string Range(Metric metric, Statistics over)
    {
        if (over.Count == 0)
            return "";
        var (min, max) = (metric.Show(over.Min), metric.Show(over.Max));
        return min == max ? min : $"{metric.Show(over.Mean)} ({min}–{max})";
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The runs of a policy on a workload, by seed.</summary>
internal sealed record RunGroup(string Workload, string Policy, IReadOnlyList<RunRecord> Runs);

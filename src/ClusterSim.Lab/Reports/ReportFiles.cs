using System.Text;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Reports;

/// <summary>A file of a report.</summary>
/// <param name="Path">Where it goes, from the report's folder, with slashes.</param>
/// <param name="Text">What is in it.</param>
public sealed record ReportFile(string Path, string Text);

/// <summary>Results as files: tables, charts, a page. What was measured is in a folder of its own, <c>measured</c>; everything else is the same however often it is made.</summary>
public static class ReportFiles
{
    /// <summary>What the file of a whole experiment's results is called.</summary>
    public const string ResultsName = "results.json";

    private const string Title = "Scheduling policies compared";

    extension(SweepResult result)
    {
        /// <summary>The files: of a whole experiment its report, of a part what <see cref="SweepResult.Merge"/> needs.</summary>
        public IReadOnlyList<ReportFile> ToFiles() => result.Shard.IsPart ? ShardFiles(result) : [.. ResultFiles(result), .. MeasuredFiles(result)];
    }

    /// <summary>What a part's file is called.</summary>
    public static string ShardName(Shard shard) => $"shard-{shard.Index}-of-{shard.Count}.json";

    /// <summary>The path of what was measured that belongs to a part's file.</summary>
    public static string MeasuredShardName(Shard shard) => $"measured/{ShardName(shard)}";

    private static IReadOnlyList<ReportFile> ShardFiles(SweepResult result) =>
        [new(ShardName(result.Shard), result.ToJson()), new(MeasuredShardName(result.Shard), result.MeasurementsToJson())];

    private static List<ReportFile> ResultFiles(SweepResult result)
    {
        var page = new HtmlPage(Title, Introduction(result));
        var text = new StringBuilder($"# {Title}\n\n{Introduction(result)}\n");
        var files = new List<ReportFile> { new(ResultsName, result.ToJson()), new("runs.csv", result.RunTable().ToCsv()), new("summary.csv", result.SummaryTable().ToCsv()) };
        foreach (var (index, workload) in result.Experiment.Workloads.Index())
        {
            var table = result.PolicyTable(workload);
            page.Add(table, "Means over the seeds, with the least and the most where they differ.");
            text.Append($"\n## {workload}\n\n{table.ToMarkdown()}");
            foreach (var (name, chart) in result.Charts(workload))
            {
                var path = $"charts/{FileName(result.Experiment.Workloads, index)}-{name}.svg";
                files.Add(new(path, chart.ToSvg()));
                page.Add(chart);
                text.Append($"\n![{chart.Title}]({path})\n");
            }
        }
        page.Add(result.RunTable(), isFolded: true);
        return [.. files, new("report.md", text.ToString()), new("report.html", page.ToHtml())];
    }

    private static IReadOnlyList<ReportFile> MeasuredFiles(SweepResult result)
    {
        if (result.Measurements.Count == 0)
            return [];
        var (table, chart) = (result.MeasuredTable(), result.MeasuredChart());
        const string Note = "Measured on the machine the runs were made on: different each time.";
        return
        [
            new("measured/decisions-per-second.csv", table.ToCsv()),
            new("measured/decisions-per-second.svg", chart.ToSvg()),
            new("measured/decisions-per-second.html", new HtmlPage("Decisions per second", Note).Add(chart).Add(table).ToHtml()),
        ];
    }

    private static string Introduction(SweepResult result)
    {
        var (workloads, policies, seeds) = (result.Experiment.Workloads.Count, result.Experiment.Policies.Count, result.Experiment.Seeds.Count);
        return $"{Count(workloads, "workload", "workloads")}, {Count(policies, "policy", "policies")}, {Count(seeds, "seed", "seeds")}: {Count(result.Runs.Count, "run", "runs")}.";
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    private static string FileName(ValueList<string> workloads, int index)
    {
        var name = Plain(workloads[index]);
        var before = workloads.Take(index).Count(other => Plain(other) == name);
        return before == 0 ? name : $"{name}-{before + 1}";
    }

    private static string Plain(string name) => string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-'));
}

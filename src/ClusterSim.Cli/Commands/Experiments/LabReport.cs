using ClusterSim.Lab.Reports;
using ClusterSim.Lab.Sweeps;
using Spectre.Console;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary>Tells people the results.</summary>
internal static class LabReport
{
    public static void Print(SweepResult result, string folder)
    {
        if (result.Shard.IsPart)
        {
            AnsiConsole.MarkupLineInterpolated($"Shard {result.Shard.Index} of {result.Shard.Count}: {result.Runs.Count} runs. Its results are in [bold]{folder}[/].");
            return;
        }
        foreach (var workload in result.Experiment.Workloads)
            Print(result.PolicyTable(workload));
        AnsiConsole.MarkupLineInterpolated($"{result.Runs.Count} runs. Tables and charts are in [bold]{folder}[/]: report.html shows them all.");
    }

    private static void Print(ClusterSim.Lab.Reports.Table table)
    {
        var shown = new Spectre.Console.Table { Border = TableBorder.Rounded, Title = new(Markup.Escape(table.Name)) };
        foreach (var column in table.Columns)
            shown.AddColumn(new Spectre.Console.TableColumn(Markup.Escape(column.Heading)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left });
        foreach (var row in table.Rows)
            shown.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(shown);
    }
}

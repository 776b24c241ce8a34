using System.Globalization;
using System.Text.Json.Nodes;
using ClusterSim.Cli.Commands;
using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>Says, set by set, what became of many.</summary>
internal sealed class SetsReport(bool isText, int count, TimeSpan time)
{
    private readonly JsonArray _sets = [];
    private int _number;
    private int _good;

    /// <summary>A set is begun.</summary>
    public void Begin(string name)
    {
        _number++;
        if (isText && AnsiConsole.Profile.Capabilities.Interactive)
            AnsiConsole.MarkupInterpolated(CultureInfo.InvariantCulture, $"\r[grey]{_number}/{count} {name}[/]");
    }

    /// <summary>A set is done.</summary>
    public void Add(SetRun run, RunOutcome outcome)
    {
        if (run.IsGood(outcome))
            _good++;
        if (!isText)
        {
            _sets.Add((JsonNode)RunReport.ToJson(run, outcome));
            return;
        }
        if (AnsiConsole.Profile.Capabilities.Interactive)
            AnsiConsole.Write(new ControlCode("\r\e[K"));
        var verdict = run.IsGood(outcome) ? "[green]good[/]" : run.Load.Results.Count == 0 ? "[yellow]nothing in it[/]" : "[red]not good[/]";
        var loaded = run.Load.Results.Count - run.Load.Refused.Count();
        AnsiConsole.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_number}/{count} {Markup.Escape(run.Set.Name)}: {verdict}, {loaded} of {run.Load.Results.Count} loaded, {outcome.Workloads.Count(workload => workload.IsReady)} of {outcome.Workloads.Count} workloads ready"));
        foreach (var note in RunReport.Notes(run).Concat(run.Load.Refused.Select(RunReport.Describe)))
            AnsiConsole.WriteLine("    " + note);
        foreach (var workload in outcome.Workloads.Where(workload => !workload.IsReady))
            AnsiConsole.WriteLine($"    {RunReport.Describe(workload)}");
    }

    /// <summary>All are done.</summary>
    public void End()
    {
        if (isText)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{_good} of {count} are good after {time:c} of virtual time each.");
        else
            Console.WriteLine(new JsonObject { ["ready"] = _good == count, ["good"] = _good, ["sets"] = _sets }.ToJsonString());
    }
}

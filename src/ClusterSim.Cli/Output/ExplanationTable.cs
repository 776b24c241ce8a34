using System.Globalization;
using ClusterSim.Scheduling;
using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>An explanation for people: Nodes of which the same is said share a line.</summary>
internal static class ExplanationTable
{
    private const int NamesShown = 3;

    public static void Print(SchedulingExplanation explanation, bool showsAll)
    {
        AnsiConsole.WriteLine(Headline(explanation));
        if (explanation.Wait is { } wait)
            AnsiConsole.WriteLine($"Tried {wait.Attempts} time{(wait.Attempts == 1 ? "" : "s")}; {InWords(wait)} since {wait.Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}");
        if (explanation.Error is { } error)
            AnsiConsole.WriteLine($"The plugin {explanation.FailedPlugin} failed: {error}");
        else if (explanation.EventMessage.Length > 0)
            AnsiConsole.WriteLine(explanation.EventMessage);
        if (explanation.Nodes.Any(static node => !node.IsFeasible))
            Rejections(explanation, showsAll);
        if (explanation.Nodes.Any(static node => node.IsFeasible))
            Scores(explanation, showsAll);
        if (explanation.Preemption is { Candidates.Count: > 0 } preemption)
            Candidates(preemption);
        if (explanation.Remedies.Count == 0)
            return;
        AnsiConsole.WriteLine("What would have to change:");
        foreach (var remedy in explanation.Remedies)
        {
            AnsiConsole.WriteLine("  - " + remedy.Sentence);
            foreach (var detail in remedy.Kind is RemedyKind.AwaitPreemption or RemedyKind.SeveralChanges ? [] : remedy.Details)
                AnsiConsole.WriteLine("      " + detail);
        }
    }

    private static string Headline(SchedulingExplanation explanation)
    {
        var pod = explanation.Name.Length == 0 ? $"A Pod in {explanation.Namespace}" : $"Pod {explanation.Namespace}/{explanation.Name}";
        if (explanation.NodeName is { } node)
            pod += $" (on {node}, explained as if it were not)";
        var where = !explanation.IsServed ? $"is served by no scheduler ({explanation.SchedulerName})"
            : explanation.Error is not null ? "cannot be scheduled: a plugin fails"
            : explanation.BestNodes.Count == 0 ? $"fits none of {explanation.Nodes.Count} Nodes"
            : explanation.NominatedNodeName is { } nominated && explanation.FeasibleNodes.Contains(nominated) ? $"goes to {nominated}, where it was nominated"
            : $"fits {explanation.FeasibleNodes.Count()} of {explanation.Nodes.Count} Nodes and goes to {Names(explanation.BestNodes, " or ")}";
        return $"{pod} {where}{(explanation.PreEnqueue.Count > 0 ? ", but is not tried yet" : "")}";
    }

    private static string InWords(ExplainedWait wait) => wait.Kind switch
    {
        WaitKind.Turn => "waits for its turn",
        WaitKind.Backoff => "backs off",
        WaitKind.Change => "waits for a change that may help",
        WaitKind.Gate => "is kept out of the queue",
        _ => "waits to be bound",
    };

    private static void Rejections(SchedulingExplanation explanation, bool showsAll)
    {
        var table = new Table().AddColumns("NODES", "REJECTED BY", "REASONS", showsAll ? "EVERY PLUGIN'S OWN VERDICT" : "ALSO REJECTED BY");
        foreach (var group in explanation.Nodes.Where(static node => !node.IsFeasible).GroupBy(node => showsAll ? node.Name : Key(node)))
        {
            var node = group.First();
            var others = showsAll ? node.Verdicts : node.Verdicts.Where(verdict => verdict.Plugin != node.Rejection!.Plugin);
            table.AddRow(
                new Text(Names([.. group.Select(static member => member.Name)], ", ")), new Text(node.Rejection!.Plugin ?? ""),
                new Text(node.Rejection.Message + (node.KeptFor.Count > 0 ? $" (kept for {string.Join(", ", node.KeptFor)})" : "")), new Text(string.Join("; ", others.Select(InWords))));
        }
        AnsiConsole.Write(table);
    }

    private static string Key(ExplainedNode node) => string.Join('\n', node.Verdicts.Append(node.Rejection!).Select(InWords).Concat(node.KeptFor));

    private static string InWords(ExplainedVerdict verdict) => $"{verdict.Plugin}: {verdict.Message}";

    private static void Scores(SchedulingExplanation explanation, bool showsAll)
    {
        var plugins = explanation.Plugins.Where(static plugin => plugin is { Weight: > 0, IsScoreSkipped: false }).ToList();
        var table = new Table().AddColumns(["NODES", .. plugins.Select(static plugin => $"{plugin.Name} ×{plugin.Weight}"), "TOTAL"]);
        foreach (var group in explanation.Nodes.Where(static node => node.IsFeasible).GroupBy(node => showsAll ? node.Name : string.Join(' ', node.Scores)).OrderByDescending(static group => group.First().Total))
        {
            var node = group.First();
            table.AddRow(
            [
                new Text(Names([.. group.Select(static member => member.Name)], ", ")),
                .. plugins.Select(plugin => new Text(Show(node.Scores.FirstOrDefault(score => score.Plugin == plugin.Name), showsAll))),
                new Text(node.Total!.Value.ToString(CultureInfo.InvariantCulture)),
            ]);
        }
        AnsiConsole.Write(table);
    }

    private static string Show(ExplainedScore? score, bool showsAll) => score is null ? ""
        : showsAll && score.Raw != score.Normalized ? $"{score.Normalized} (raw {score.Raw})"
        : score.Normalized.ToString(CultureInfo.InvariantCulture);

    private static void Candidates(ExplainedPreemption preemption)
    {
        var table = new Table().AddColumns("EVICTING FROM", "VICTIMS", "PDB VIOLATIONS", "LEAST HARM");
        foreach (var candidate in preemption.Candidates)
        {
            table.AddRow(
                new Text(candidate.Node), new Text(string.Join(", ", candidate.Victims)), new Text(candidate.PdbViolations.ToString(CultureInfo.InvariantCulture)),
                new Text(preemption.BestNodes.Contains(candidate.Node) ? "yes" : ""));
        }
        AnsiConsole.Write(table);
    }

    private static string Names(IReadOnlyList<string> names, string separator) => names.Count <= NamesShown
        ? string.Join(separator, names)
        : $"{string.Join(", ", names.Take(NamesShown))} and {names.Count - NamesShown} more";
}

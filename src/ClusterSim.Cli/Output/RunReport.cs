using System.Globalization;
using System.Text.Json.Nodes;
using ClusterSim.Api.Core;
using ClusterSim.Cli.Commands;
using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>Says what became of a run.</summary>
internal static class RunReport
{
    private const int MostEvents = 20;

    /// <summary>What was not taken, for people, before time passes.</summary>
    public static void PrintLoad(SetRun run)
    {
        foreach (var note in Notes(run))
            AnsiConsole.WriteLine(note);
        foreach (var refused in run.Load.Refused)
            Console.Error.WriteLine($"Error: {Describe(refused)}");
    }

    /// <summary>What people may want to know about the files of a set.</summary>
    public static IEnumerable<string> Notes(SetRun run)
    {
        foreach (var name in run.Load.CreatedNamespaces)
            yield return $"Namespace {name} was created: no manifest brings it.";
        foreach (var file in run.Load.SkippedFiles)
            yield return $"{file} holds no Kubernetes objects.";
    }

    public static string Describe(ManifestResult refused)
    {
        var name = refused.Kind.Length == 0 ? "" : $"{refused.Kind} {(refused.Namespace.Length > 0 ? refused.Namespace + "/" : "")}{refused.Name}: ";
        return $"{refused.Source}:{refused.Line}: {name}{refused.Refusal}";
    }

    public static string Describe(Workload workload) =>
        string.Create(CultureInfo.InvariantCulture, $"{workload.Kind.ToLowerInvariant()} {workload.Namespace}/{workload.Name} is not ready, {workload.Ready} of {workload.Wanted}: {workload.Why}");

    public static void Print(SetRun run, RunOutcome outcome, TimeSpan time, TimeSpan took)
    {
        var cluster = run.Cluster;
        AnsiConsole.Write(Workloads(outcome));
        AnsiConsole.Write(Pods(cluster));
        var events = Warnings(cluster);
        if (events.Count > 0)
            AnsiConsole.Write(Events(events));
        if (!outcome.IsReady)
            AnsiConsole.WriteLine(cluster.Report());
        var refused = run.Load.Refused.ToList();
        if (refused.Count > 0)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{refused.Count} of {run.Load.Results.Count} objects were refused:[/]");
        foreach (var result in refused)
            AnsiConsole.WriteLine("  " + Describe(result));
        var verdict = outcome.IsReady ? "[green]All workloads are ready[/]" : "[red]Not all workloads are ready[/]";
        AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{verdict} after {time:c} of virtual time, seed {cluster.Seed}; it took {took.TotalSeconds:0.00} s."));
    }

    public static JsonObject ToJson(SetRun run, RunOutcome outcome)
    {
        var json = ToJson(run.Cluster, outcome);
        json.Insert(0, "set", run.Set.Name);
        json.Insert(1, "ready", run.IsGood(outcome));
        json.Insert(2, "loaded", run.Load.Results.Count - run.Load.Refused.Count());
        json.Insert(3, "refused", new JsonArray([.. run.Load.Refused.Select(refused => (JsonNode)new JsonObject
        {
            ["source"] = refused.Source,
            ["line"] = refused.Line,
            ["kind"] = refused.Kind,
            ["namespace"] = refused.Namespace,
            ["name"] = refused.Name,
            ["why"] = refused.Refusal,
        })]));
        json.Insert(4, "skippedFiles", new JsonArray([.. run.Load.SkippedFiles.Select(file => (JsonNode)file)]));
        json.Insert(5, "createdNamespaces", new JsonArray([.. run.Load.CreatedNamespaces.Select(name => (JsonNode)name)]));
        return json;
    }

    private static JsonObject ToJson(Cluster cluster, RunOutcome outcome) => new()
    {
        ["now"] = cluster.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["seed"] = cluster.Seed,
        ["fingerprint"] = cluster.Fingerprint.ToString("x16", CultureInfo.InvariantCulture),
        ["workloads"] = new JsonArray([.. outcome.Workloads.Select(workload => (JsonNode)new JsonObject
        {
            ["kind"] = workload.Kind,
            ["namespace"] = workload.Namespace,
            ["name"] = workload.Name,
            ["wanted"] = workload.Wanted,
            ["readyPods"] = workload.Ready,
            ["ready"] = workload.IsReady,
            ["why"] = workload.Why,
        })]),
        ["pods"] = new JsonArray([.. cluster.Client.List<Pod>().Select(pod => (JsonNode)new JsonObject
        {
            ["namespace"] = pod.Metadata.Namespace,
            ["name"] = pod.Metadata.Name,
            ["phase"] = pod.Status.Phase,
            ["ready"] = pod.IsReady,
            ["restarts"] = Restarts(pod),
            ["node"] = pod.Spec.NodeName,
        })]),
        ["events"] = new JsonArray([.. cluster.Client.List<Event>().Select(occurrence => (JsonNode)new JsonObject
        {
            ["type"] = occurrence.Type,
            ["reason"] = occurrence.Reason,
            ["object"] = About(occurrence),
            ["message"] = occurrence.Message,
            ["count"] = Count(occurrence),
        })]),
    };

    private static Table Workloads(RunOutcome outcome)
    {
        var table = New("WORKLOAD", "NAMESPACE", "READY", "", "");
        foreach (var workload in outcome.Workloads)
            table.AddRow(
                Markup.Escape($"{workload.Kind.ToLowerInvariant()}/{workload.Name}"),
                Markup.Escape(workload.Namespace),
                string.Create(CultureInfo.InvariantCulture, $"{workload.Ready}/{workload.Wanted}"),
                workload.IsReady ? "[green]ready[/]" : "[red]not ready[/]",
                Markup.Escape(workload.Why));
        return table;
    }

    private static Table Pods(Cluster cluster)
    {
        var table = New("POD", "NAMESPACE", "PHASE", "RESTARTS", "NODE");
        foreach (var pod in cluster.Client.List<Pod>())
            table.AddRow([.. ((string?[])[pod.Metadata.Name, pod.Metadata.Namespace, pod.Status.Phase, Restarts(pod).ToString(CultureInfo.InvariantCulture), pod.Spec.NodeName]).Select(cell => Markup.Escape(cell ?? ""))]);
        return table;
    }

    private static Table Events(IReadOnlyList<Event> events)
    {
        var table = New("WARNING", "OBJECT", "COUNT", "MESSAGE");
        foreach (var occurrence in events)
            table.AddRow([.. ((string?[])[occurrence.Reason, About(occurrence), Count(occurrence).ToString(CultureInfo.InvariantCulture), occurrence.Message]).Select(cell => Markup.Escape(cell ?? ""))]);
        return table;
    }

    private static Table New(params string[] columns) => new Table().Border(TableBorder.None).AddColumns(columns);

    private static List<Event> Warnings(Cluster cluster) => [.. cluster.Client.List<Event>().Where(occurrence => occurrence.Type == "Warning").TakeLast(MostEvents)];

    private static int Restarts(Pod pod) => pod.Status.ContainerStatuses.Sum(status => status.RestartCount);

    private static string About(Event occurrence) => $"{occurrence.InvolvedObject.Kind?.ToLowerInvariant()}/{occurrence.InvolvedObject.Name}";

    private static int Count(Event occurrence) => Math.Max(occurrence.Count, occurrence.Series?.Count ?? 1);
}

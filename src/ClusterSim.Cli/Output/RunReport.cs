using System.Globalization;
using System.Text.Json.Nodes;
using ClusterSim.Api.Core;
using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>Says what became of a run.</summary>
internal static class RunReport
{
    private const int MostEvents = 20;

    public static void Print(Cluster cluster, RunOutcome outcome, TimeSpan time, TimeSpan took)
    {
        AnsiConsole.Write(Workloads(outcome));
        AnsiConsole.Write(Pods(cluster));
        var events = Warnings(cluster);
        if (events.Count > 0)
            AnsiConsole.Write(Events(events));
        if (!outcome.IsReady)
            AnsiConsole.WriteLine(cluster.Report());
        var verdict = outcome.IsReady ? "[green]All workloads are ready[/]" : "[red]Not all workloads are ready[/]";
        AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{verdict} after {time:c} of virtual time, seed {cluster.Seed}; it took {took.TotalSeconds:0.00} s."));
    }

    public static JsonObject ToJson(Cluster cluster, RunOutcome outcome) => new()
    {
        ["ready"] = outcome.IsReady,
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
        var table = New("WORKLOAD", "NAMESPACE", "READY", "");
        foreach (var workload in outcome.Workloads)
            table.AddRow(
                Markup.Escape($"{workload.Kind.ToLowerInvariant()}/{workload.Name}"),
                Markup.Escape(workload.Namespace),
                string.Create(CultureInfo.InvariantCulture, $"{workload.Ready}/{workload.Wanted}"),
                workload.IsReady ? "[green]ready[/]" : "[red]not ready[/]");
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

using System.Globalization;
using System.Text;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Storage;

namespace ClusterSim;

/// <summary>Says in a few lines what keeps a cluster from being well.</summary>
internal static class ClusterReport
{
    private const int MostPods = 20;
    private const int MostEvents = 15;

    public static string Of(IClusterClient client, IEnumerable<ReconcilerComponent> reconcilers)
    {
        var report = new StringBuilder();
        Nodes(report, client);
        Pods(report, client);
        Failures(report, reconcilers);
        Events(report, client);
        return report.Length == 0 ? "All nodes and pods are ready, and nothing has failed." : report.ToString().TrimEnd();
    }

    private static void Nodes(StringBuilder report, IClusterClient client)
    {
        foreach (var node in client.List<Node>())
            if (node.Status.Conditions.FirstOrDefault(condition => condition.Type == "Ready") is not { Status: "True" } ready)
                report.AppendLine(CultureInfo.InvariantCulture, $"  node {node.Metadata.Name} is not ready: {node.Status.Conditions.FirstOrDefault(condition => condition.Type == "Ready")?.Message ?? "it has never reported"}");
    }

    private static void Pods(StringBuilder report, IClusterClient client)
    {
        var waiting = client.List<Pod>().Where(pod => !pod.IsReady && pod.Status.Phase != "Succeeded").ToList();
        foreach (var pod in waiting.Take(MostPods))
            report.AppendLine(CultureInfo.InvariantCulture, $"  pod {pod.Key} is {Describe(pod)}");
        if (waiting.Count > MostPods)
            report.AppendLine(CultureInfo.InvariantCulture, $"  … and {waiting.Count - MostPods} more pods that are not ready");
    }

    private static string Describe(Pod pod)
    {
        var state = pod.IsBeingDeleted ? "Terminating" : pod.Status.Phase ?? "Unknown";
        var container = pod.Status.InitContainerStatuses.Concat(pod.Status.ContainerStatuses).FirstOrDefault(status => status.State.Waiting is not null)?.State.Waiting;
        var why = container is { Reason: not null }
            ? container.Reason + (container.Message is null ? "" : ": " + container.Message)
            : pod.Status.Conditions.FirstOrDefault(condition => condition.Status == "False" && condition.Message is not null)?.Message;
        return why is null ? state : $"{state}: {why}";
    }

    private static void Failures(StringBuilder report, IEnumerable<ReconcilerComponent> reconcilers)
    {
        foreach (var reconciler in reconcilers)
            foreach (var failure in reconciler.Failures)
                report.AppendLine(CultureInfo.InvariantCulture, $"  {reconciler.Name} failed {failure.Attempts} times on {failure.Item}: {failure.Error.Message}");
    }

    private static void Events(StringBuilder report, IClusterClient client)
    {
        var events = client.List<Event>().OrderBy(TimeOf).ThenBy(Stamp.RevisionOf).TakeLast(MostEvents).ToList();
        if (events.Count > 0)
            report.AppendLine("  last events:");
        foreach (var e in events)
            report.AppendLine(CultureInfo.InvariantCulture, $"    {TimeOf(e):HH:mm:ss} {e.Type} {e.Reason} {e.InvolvedObject.Kind}/{e.InvolvedObject.Name}: {e.Message}");
    }

    private static DateTimeOffset TimeOf(Event e) =>
        e.LastTimestamp is { } last ? last : e.EventTime is { } time ? time : e.Metadata.CreationTimestamp is { } created ? created : default(DateTimeOffset);
}

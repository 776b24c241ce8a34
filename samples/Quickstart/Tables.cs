using System.Globalization;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;

namespace Quickstart;

/// <summary>Tables as <c>kubectl get</c> prints them.</summary>
internal static class Tables
{
    public static IEnumerable<string> Of(IEnumerable<Node> nodes, DateTimeOffset now) => Layout(
        ["NAME", "STATUS", "ROLES", "AGE", "VERSION"],
        nodes.Select(node => (string[])
        [
            node.Metadata.Name!,
            node.IsReady ? "Ready" : "NotReady",
            "<none>",
            Age(node, now),
            node.Status.NodeInfo.KubeletVersion,
        ]));

    public static IEnumerable<string> Of(IEnumerable<ReplicationController> controllers, DateTimeOffset now) => Layout(
        ["NAME", "DESIRED", "CURRENT", "READY", "AGE"],
        controllers.Select(controller => (string[])
        [
            controller.Metadata.Name!,
            Text(controller.Spec.Replicas ?? 1),
            Text(controller.Status.Replicas),
            Text(controller.Status.ReadyReplicas),
            Age(controller, now),
        ]));

    public static IEnumerable<string> Of(IEnumerable<Service> services, DateTimeOffset now) => Layout(
        ["NAME", "TYPE", "CLUSTER-IP", "EXTERNAL-IP", "PORT(S)", "AGE"],
        services.Select(service => (string[])
        [
            service.Metadata.Name!,
            service.Spec.Type!,
            service.Spec.ClusterIP!,
            service.Spec.Type != "LoadBalancer" ? "<none>" : service.Status.LoadBalancer.Ingress.FirstOrDefault()?.Ip ?? "<pending>",
            string.Join(",", service.Spec.Ports.Select(port => port.NodePort == 0 ? $"{port.Port}/{port.Protocol}" : $"{port.Port}:{port.NodePort}/{port.Protocol}")),
            Age(service, now),
        ]));

    /// <param name="pods">What to list.</param>
    /// <param name="now">The cluster's time, from which ages are counted.</param>
    /// <param name="wide">Whether to say where they are, as <c>-o wide</c> does.</param>
    public static IEnumerable<string> Of(IEnumerable<Pod> pods, DateTimeOffset now, bool wide = false) => Layout(
        ["NAME", "READY", "STATUS", "RESTARTS", "AGE", .. wide ? (string[])["IP", "NODE", "NOMINATED NODE", "READINESS GATES"] : []],
        pods.Select(pod => (string[])
        [
            pod.Metadata.Name!,
            $"{pod.Status.ContainerStatuses.Count(container => container.Ready)}/{pod.Spec.Containers.Count}",
            StatusOf(pod),
            RestartsOf(pod, now),
            Age(pod, now),
            .. wide ? (string[])[pod.Status.PodIP ?? "<none>", pod.Spec.NodeName ?? "<none>", pod.Status.NominatedNodeName ?? "<none>", "<none>"] : [],
        ]));

    private static string StatusOf(Pod pod) =>
        pod.IsBeingDeleted ? "Terminating"
        : pod.Status.ContainerStatuses.Select(container => container.State.Waiting?.Reason).FirstOrDefault(reason => reason is not null)
        ?? pod.Status.Phase ?? "Unknown";

    private static string RestartsOf(Pod pod, DateTimeOffset now)
    {
        var restarts = Text(pod.Status.ContainerStatuses.Sum(container => container.RestartCount));
        var last = pod.Status.ContainerStatuses.Max(container => container.LastState.Terminated?.FinishedAt);
        return last is { } time ? $"{restarts} ({Age(time, now)} ago)" : restarts;
    }

    private static string Age(ApiObject obj, DateTimeOffset now) => Age(obj.Metadata.CreationTimestamp!.Value, now);

    private static string Age(DateTimeOffset since, DateTimeOffset now)
    {
        var age = now - since;
        return age.TotalSeconds < 120 ? $"{(int)age.TotalSeconds}s"
            : age.TotalMinutes < 10 && age.Seconds != 0 ? $"{(int)age.TotalMinutes}m{age.Seconds}s"
            : $"{(int)age.TotalMinutes}m";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Layout(string[] header, IEnumerable<string[]> rows)
    {
        string[][] lines = [header, .. rows];
        var widths = header.Select((_, column) => lines.Max(line => line[column].Length) + 3).ToArray();
        return lines.Select(line => string.Concat(line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Cli.Output;

/// <summary>Says in a few words why a workload is not as it should be.</summary>
internal static class Trouble
{
    public static string Of(Cluster cluster, ApiObject workload)
    {
        var owned = OwnedBy(cluster, workload);
        var pods = workload is Pod pod ? [pod] : cluster.Client.List<Pod>(workload.Metadata.Namespace).Where(candidate => candidate.Metadata.OwnerReferences.Any(owner => owned.Contains(owner.Uid))).ToList();
        var unready = pods.Where(candidate => !candidate.IsReady && candidate.Status.Phase != "Succeeded").ToList();
        if (unready.Count == 0)
            return LastWarning(cluster, owned) ?? (pods.Count == 0 ? "it has no pods" : "its pods are ready, but not for long enough or not enough of them");
        return unready.Count == 1 || workload is Pod ? Of(cluster, unready[0]) : $"{unready.Count} pods, the first: {Of(cluster, unready[0])}";
    }

    private static string Of(Cluster cluster, Pod pod)
    {
        if (pod.Status.Reason is { Length: > 0 } reason)
            return $"{reason}: {pod.Status.Message}";
        foreach (var status in pod.Status.InitContainerStatuses.Concat(pod.Status.ContainerStatuses))
        {
            if (status.State.Waiting is { Reason: { } waiting and not ("PodInitializing" or "ContainerCreating") } state)
                return $"{status.Name}: {waiting}{(state.Message is null ? "" : ": " + state.Message)}{(status.LastState.Terminated is { } last ? $", last exit code {last.ExitCode}" : "")}";
            if (status.State.Terminated is { ExitCode: not 0 } ended)
                return $"{status.Name}: {ended.Reason}, exit code {ended.ExitCode}";
        }
        return LastWarning(cluster, [pod.Metadata.Uid ?? ""])
            ?? pod.Status.Conditions.FirstOrDefault(condition => condition is { Status: "False", Message: not null })?.Message
            ?? pod.Status.Phase ?? "unknown";
    }

    private static string? LastWarning(Cluster cluster, IReadOnlyCollection<string> uids) =>
        cluster.Client.List<Event>().LastOrDefault(occurrence => occurrence.Type == "Warning" && uids.Contains(occurrence.InvolvedObject.Uid ?? "")) is { } warning ? $"{warning.Reason}: {warning.Message}" : null;

    /// <summary>The identifiers of the workload and of the ReplicaSets that are its.</summary>
    private static HashSet<string> OwnedBy(Cluster cluster, ApiObject workload)
    {
        var uids = new HashSet<string>(StringComparer.Ordinal) { workload.Metadata.Uid ?? "" };
        foreach (var replicaSet in cluster.Client.List<Api.Apps.ReplicaSet>(workload.Metadata.Namespace))
            if (replicaSet.Metadata.OwnerReferences.Any(owner => uids.Contains(owner.Uid)))
                uids.Add(replicaSet.Metadata.Uid ?? "");
        return uids;
    }
}

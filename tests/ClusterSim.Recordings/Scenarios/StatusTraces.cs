using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Log;
using ClusterSim.Client;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>The counts that workloads go through, as a watch sees them: one row for each state that differs from the one before.</summary>
internal sealed class StatusTraces
{
    private readonly Cluster _cluster;
    private readonly Dictionary<string, List<string>> _rows = new(StringComparer.Ordinal); // Looked up only.

    public StatusTraces(Cluster cluster)
    {
        _cluster = cluster;
        cluster.Api.Log.Written += Note;
    }

    /// <summary>The rows so far of an object, as in <c>ReplicaSet/web</c>, each as JSON.</summary>
    public IReadOnlyList<string> Of(string obj) => _rows.GetValueOrDefault(obj) ?? [];

    /// <summary>Whether objects of that kind leave traces.</summary>
    public static bool IsTraced(string kind) => kind is "Deployment" or "ReplicaSet" or "ReplicationController" or "StatefulSet" or "DaemonSet" or "Job";

    private void Note(LogEntry entry)
    {
        var row = entry.Resource.Kind switch
        {
            "Deployment" => Row(_cluster.Client.Find<Deployment>(entry.Key)),
            "ReplicaSet" => Row(_cluster.Client.Find<ReplicaSet>(entry.Key)),
            "ReplicationController" => Row(_cluster.Client.Find<ReplicationController>(entry.Key)),
            "Job" => Row(_cluster.Client.Find<Job>(entry.Key)),
            "StatefulSet" => Row(_cluster.Client.Find<StatefulSet>(entry.Key)),
            "DaemonSet" => Row(_cluster.Client.Find<DaemonSet>(entry.Key)),
            _ => null,
        };
        if (row is null)
            return;
        var key = $"{entry.Resource.Kind}/{entry.Key.Name}";
        if (!_rows.TryGetValue(key, out var rows))
            _rows.Add(key, rows = []);
        if (rows.Count == 0 || rows[^1] != row)
            rows.Add(row);
    }

    private static string Row(Deployment? deployment) => deployment is null
        ? "[\"deleted\"]"
        : Row(deployment.Spec.Replicas, deployment.Status.Replicas, deployment.Status.UpdatedReplicas, deployment.Status.ReadyReplicas, deployment.Status.AvailableReplicas, deployment.Status.UnavailableReplicas);

    private static string Row(ReplicaSet? set) => set is null
        ? "[\"deleted\"]"
        : Row(set.Spec.Replicas, set.Status.Replicas, set.Status.FullyLabeledReplicas, set.Status.ReadyReplicas, set.Status.AvailableReplicas);

    private static string Row(ReplicationController? controller) => controller is null
        ? "[\"deleted\"]"
        : Row(controller.Spec.Replicas, controller.Status.Replicas, controller.Status.FullyLabeledReplicas, controller.Status.ReadyReplicas, controller.Status.AvailableReplicas);

    private static string Row(Job? job) => job is null
        ? "[\"deleted\"]"
        : Row(job.Status.Active, job.Status.Ready, job.Status.Terminating, job.Status.Succeeded, job.Status.Failed);
    private static string Row(StatefulSet? set) => set is null
        ? "[\"deleted\"]"
        : Row(set.Spec.Replicas, set.Status.Replicas, set.Status.CurrentReplicas, set.Status.UpdatedReplicas, set.Status.ReadyReplicas, set.Status.AvailableReplicas);

    private static string Row(DaemonSet? set) => set is null
        ? "[\"deleted\"]"
        : Row(set.Status.DesiredNumberScheduled, set.Status.CurrentNumberScheduled, set.Status.UpdatedNumberScheduled, set.Status.NumberReady, set.Status.NumberAvailable, set.Status.NumberUnavailable);

    private static string Row(params ReadOnlySpan<int?> counts)
    {
        var texts = new List<string>();
        foreach (var count in counts)
            texts.Add((count ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"[{string.Join(',', texts)}]";
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;

namespace ClusterSim.Cli.Output;

/// <summary>A workload, and whether it came to be as it was wanted.</summary>
/// <param name="Kind">As in <c>Deployment</c>.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Wanted">How many Pods it should have.</param>
/// <param name="Ready">How many are ready, or have succeeded.</param>
/// <param name="IsReady">Whether it is as it should be.</param>
/// <param name="Why">Why it is not, in a few words; empty when it is.</param>
internal sealed record Workload(string Kind, string Namespace, string Name, int Wanted, int Ready, bool IsReady, string Why);

/// <summary>What became of the workloads of a run.</summary>
internal sealed record RunOutcome(IReadOnlyList<Workload> Workloads)
{
    public bool IsReady => Workloads.All(workload => workload.IsReady);

    /// <summary>Everything that nobody else owns and that runs Pods.</summary>
    public static RunOutcome Of(Cluster cluster)
    {
        var workloads = new List<Workload>();
        Add<Deployment>(cluster, workloads, it => (it.Spec.Replicas ?? 1, it.Status.AvailableReplicas, it.Status.ObservedGeneration >= it.Metadata.Generation && (it.Status.UpdatedReplicas) >= (it.Spec.Replicas ?? 1)));
        Add<ReplicaSet>(cluster, workloads, it => (it.Spec.Replicas ?? 1, it.Status.ReadyReplicas, true));
        Add<ReplicationController>(cluster, workloads, it => (it.Spec.Replicas ?? 1, it.Status.ReadyReplicas, true));
        Add<StatefulSet>(cluster, workloads, it => (it.Spec.Replicas ?? 1, it.Status.ReadyReplicas, true));
        Add<DaemonSet>(cluster, workloads, it => (it.Status.DesiredNumberScheduled, it.Status.NumberReady, it.Status.ObservedGeneration >= it.Metadata.Generation));
        Add<Job>(cluster, workloads, it => (it.Spec.Suspend == true ? 0 : it.Spec.Completions ?? 1, it.Status.Succeeded, it.Spec.Suspend == true || it.Status.Conditions.Any(condition => condition is { Type: "Complete", Status: "True" })));
        Add<Pod>(cluster, workloads, it => (1, it.IsReady || it.Status.Phase == "Succeeded" ? 1 : 0, true));
        return new(workloads);
    }

    private static void Add<T>(Cluster cluster, List<Workload> workloads, Func<T, (int Wanted, int Ready, bool IsSettled)> countsOf) where T : ApiObject
    {
        foreach (var obj in cluster.Client.List<T>())
        {
            if (obj.Metadata.OwnerReferences.Count > 0)
                continue;
            var (wanted, ready, settled) = countsOf(obj);
            var isReady = settled && ready >= wanted;
            workloads.Add(new(obj.Kind, obj.Metadata.Namespace ?? "", obj.Metadata.Name!, wanted, ready, isReady, isReady ? "" : Trouble.Of(cluster, obj)));
        }
    }
}

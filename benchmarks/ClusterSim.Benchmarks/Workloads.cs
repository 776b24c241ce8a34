using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes;

namespace ClusterSim.Benchmarks;

/// <summary>What the benchmarks put on clusters.</summary>
internal static class Workloads
{
    public static Deployment Deployment(string name, int replicas) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Replicas = replicas,
            Selector = new() { MatchLabels = [new("app", name)] },
            Template = new() { Metadata = new() { Labels = [new("app", name)] }, Spec = Spec("100m", "128Mi") },
        },
    };

    public static PodSpec Spec(string cpu, string memory) => new()
    {
        Containers = [new() { Name = "web", Image = "nginx:1.27", Resources = new() { Requests = [new("cpu", cpu), new("memory", memory)] } }],
    };

    public static Cluster Cluster(int nodes, HeartbeatMode heartbeats = HeartbeatMode.Computed) => new(new ClusterOptions
    {
        Nodes = nodes,
        Machine = MachineSpec.WithCapacity("32", "256Gi"),
        Kubelet = new() { Heartbeats = heartbeats },
    });

    /// <summary>Runs until every replica of every Deployment is ready.</summary>
    public static void RunUntilReady(Cluster cluster, TimeSpan within) => cluster.RunUntil(
        () => cluster.Client.List<Deployment>().All(deployment => deployment.Status.ReadyReplicas == deployment.Spec.Replicas), within);
}

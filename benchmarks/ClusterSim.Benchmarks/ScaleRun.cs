using System.Diagnostics;
using System.Globalization;
using ClusterSim.Api.Apps;
using ClusterSim.Client;

namespace ClusterSim.Benchmarks;

/// <summary>Clusters so large that once is enough: how long they take to become ready, how much memory they need, how long an idle hour takes.</summary>
internal static class ScaleRun
{
    private const int PodsPerDeployment = 10_000;

    public static int Run(string[] args)
    {
        if (args is not [var nodesText, var podsText, .. var rest]
            || !int.TryParse(nodesText, CultureInfo.InvariantCulture, out var nodes) || !int.TryParse(podsText, CultureInfo.InvariantCulture, out var pods)
            || rest is not ([] or ["written"] or ["computed"]))
        {
            Console.Error.WriteLine("scale NODES PODS [computed|written]   whole cluster from apply to ready, then an idle hour; the last word says how heartbeats are kept");
            return 2;
        }
        Measure(nodes, pods, rest is ["written"] ? HeartbeatMode.Written : HeartbeatMode.Computed);
        return 0;
    }

    private static void Measure(int nodes, int pods, HeartbeatMode heartbeats)
    {
        var clock = Stopwatch.StartNew();
        using var cluster = Workloads.Cluster(nodes, heartbeats);
        cluster.Settle();
        Tell($"{nodes:N0} nodes are ready", clock);

        clock.Restart();
        for (var (rest, number) = (pods, 0); rest > 0; rest -= PodsPerDeployment, number++)
            cluster.Apply(Workloads.Deployment($"web-{number}", Math.Min(rest, PodsPerDeployment)));
        var told = TimeSpan.Zero;
        cluster.RunUntil(() => IsReady(cluster, clock, ref told), TimeSpan.FromHours(1));
        Tell($"{pods:N0} pods are ready, {cluster.Now - ClusterOptions.DefaultStart} of virtual time after the start, {cluster.Api.Log.Count:N0} writes", clock);
        using (var process = Process.GetCurrentProcess())
            Console.WriteLine($"peak memory {process.PeakWorkingSet64 >> 20:N0} MiB");

        cluster.Settle();
        clock.Restart();
        var (collecting, written) = (GC.GetTotalPauseDuration(), cluster.Api.Log.Count);
        cluster.Run(TimeSpan.FromHours(1));
        collecting = GC.GetTotalPauseDuration() - collecting;
        Tell($"an idle hour has passed, heartbeats {heartbeats.ToString().ToLowerInvariant()}, {cluster.Api.Log.Count - written:N0} writes, {collecting.TotalSeconds:0.00} s of it collecting garbage", clock);
    }

    private static bool IsReady(Cluster cluster, Stopwatch clock, ref TimeSpan told)
    {
        var deployments = cluster.Client.List<Deployment>();
        if (clock.Elapsed - told > TimeSpan.FromSeconds(5))
        {
            told = clock.Elapsed;
            Tell($"  {deployments.Sum(deployment => deployment.Status.ReadyReplicas):N0} pods are ready", clock);
        }
        return deployments.All(deployment => deployment.Status.ReadyReplicas == deployment.Spec.Replicas);
    }

    private static void Tell(string what, Stopwatch clock) => Console.WriteLine($"{clock.Elapsed.TotalSeconds,7:0.00} s  {what}");
}

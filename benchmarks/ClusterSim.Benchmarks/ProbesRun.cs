using System.Diagnostics;
using System.Globalization;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Benchmarks;

/// <summary>A virtual day of a cluster whose Pods are probed every ten seconds: how long it takes.</summary>
internal static class ProbesRun
{
    private const int PodsPerDeployment = 1000;

    public static int Run(string[] args)
    {
        var heartbeats = args.Contains("written") ? HeartbeatMode.Written : HeartbeatMode.Computed;
        var rest = args.Where(arg => arg is not ("written" or "computed")).ToList();
        if (rest is [var nodesText, var podsText, ..] && int.TryParse(nodesText, CultureInfo.InvariantCulture, out var nodes) && int.TryParse(podsText, CultureInfo.InvariantCulture, out var pods))
            rest.RemoveRange(0, 2);
        else
            (nodes, pods) = (500, 5000);
        if (rest.Count > 1 || nodes < 1 || pods < 1)
        {
            Console.Error.WriteLine("probes [NODES PODS] [IMAGE] [computed|written]   a virtual day with a readiness and a liveness probe every 10 s in each pod; 500 nodes, 5000 pods and nginx unless said otherwise");
            return 2;
        }
        Measure(nodes, pods, rest is [var image] ? image : "nginx", heartbeats);
        return 0;
    }

    private static void Measure(int nodes, int pods, string image, HeartbeatMode heartbeats)
    {
        var clock = Stopwatch.StartNew();
        using var cluster = Workloads.Cluster(nodes, heartbeats);
        for (var (left, number) = (pods, 0); left > 0; left -= PodsPerDeployment, number++)
            cluster.Apply(Probed(Workloads.Deployment($"web-{number}", Math.Min(left, PodsPerDeployment)), image));
        Workloads.RunUntilReady(cluster, TimeSpan.FromHours(1));
        Console.WriteLine($"{clock.Elapsed.TotalSeconds,7:0.00} s  {pods:N0} pods of {image} are ready on {nodes:N0} nodes");

        clock.Restart();
        var written = cluster.Api.Log.Count;
        cluster.Run(TimeSpan.FromDays(1));
        Console.WriteLine($"{clock.Elapsed.TotalSeconds,7:0.00} s  a day has passed, with {2L * pods * 24 * 60 * 6:N0} probes, heartbeats {heartbeats.ToString().ToLowerInvariant()}, {cluster.Api.Log.Count - written:N0} writes");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory {process.PeakWorkingSet64 >> 20:N0} MiB");
    }

    private static Deployment Probed(Deployment deployment, string image)
    {
        var port = image.StartsWith("luksa/", StringComparison.Ordinal) ? 8080 : 80;
        var probe = new Probe { HttpGet = new() { Path = "/", Port = port }, PeriodSeconds = 10 };
        var spec = deployment.Spec.Template.Spec;
        return deployment with
        {
            Spec = deployment.Spec with
            {
                Template = deployment.Spec.Template with
                {
                    Spec = spec with { Containers = [spec.Containers[0] with { Image = image, ReadinessProbe = probe, LivenessProbe = probe }] },
                },
            },
        };
    }
}

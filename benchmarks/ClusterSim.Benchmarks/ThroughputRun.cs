using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Benchmarks;

/// <summary>How many Pods of one template come to stand on Nodes per second: created, stored, watched, scheduled, bound through the API server, told of in an Event.</summary>
/// <remarks>Every component that runs by default is there, but for kubelets and what would miss their heartbeats. Rounds are cold at first: the last ones count.</remarks>
internal static class ThroughputRun
{
    private const int DefaultRounds = 5;
    private const string Usage = """
        throughput NODES PODS [client|deployment] [ROUNDS]   from the creation of PODS Pods of one template until the last one is bound, round after round
          client       a client creates them from one object; unless set
          deployment   a Deployment and its ReplicaSet do
        """;

    public static int Run(string[] args)
    {
        if (args is not [var nodesText, var podsText, .. var rest] || rest.Length > 2
            || !int.TryParse(nodesText, CultureInfo.InvariantCulture, out var nodes) || !int.TryParse(podsText, CultureInfo.InvariantCulture, out var pods)
            || (rest.Length > 0 && rest[0] is not ("client" or "deployment")))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        var rounds = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : DefaultRounds;
        var (best, busy) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 1; round <= rounds; round++)
        {
            var taken = Round(round, nodes, pods, rest is ["deployment", ..]);
            (best, busy) = (taken.Elapsed < best ? taken.Elapsed : best, taken.Busy < busy ? taken.Busy : busy);
        }
        Console.WriteLine($"best of {rounds}: {pods / best.TotalSeconds:N0} pods/s, {best.TotalMicroseconds / pods:0.0} µs ({busy.TotalMicroseconds / pods:0.0} of the processor) a pod");
        return 0;
    }

    // On its own, so that nothing is left of the last cluster when the next one is measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Phase Round(int round, int nodes, int pods, bool fromDeployment)
    {
        using var cluster = Start(nodes);
        var taken = fromDeployment ? FromDeployment(cluster, pods) : FromClient(cluster, pods);
        Console.WriteLine($"  round {round}: fingerprint {cluster.Fingerprint:x16}, {GC.GetTotalMemory(forceFullCollection: true) >> 20:N0} MiB in use");
        return taken;
    }

    private static Phase FromClient(Cluster cluster, int pods)
    {
        var template = new Pod { Metadata = new() { GenerateName = "pod-", Namespace = "default", Labels = [new("app", "web")] }, Spec = Workloads.Spec("10m", "16Mi") };
        var creation = new Phase();
        for (var i = 0; i < pods; i++)
            cluster.Client.Create(template);
        creation.End("  created", pods);
        var scheduling = new Phase();
        RunUntilBound(cluster, pods);
        scheduling.End("  delivered, scheduled, bound", pods);
        return Phase.Sum("  together", pods, creation, scheduling);
    }

    private static Phase FromDeployment(Cluster cluster, int pods)
    {
        var whole = new Phase();
        var deployment = Workloads.Deployment("web", pods);
        cluster.Apply(deployment with { Spec = deployment.Spec with { Template = deployment.Spec.Template with { Spec = Workloads.Spec("10m", "16Mi") } } });
        RunUntilBound(cluster, pods);
        return whole.End("  together", pods);
    }

    private static void RunUntilBound(Cluster cluster, int pods) =>
        cluster.RunUntil(() => cluster.Client.List<Pod>() is var all && all.Count == pods && all.All(static pod => pod.IsBound), TimeSpan.FromMinutes(10));

    private static Cluster Start(int nodes)
    {
        var cluster = new Cluster(new ClusterOptions { Nodes = 0, WithoutComponents = ["kubelet", "node-lifecycle-controller"] });
        cluster.Settle();
        for (var i = 0; i < nodes; i++)
        {
            var node = cluster.Client.Create(new Node
            {
                Metadata = new() { Name = $"node-{i:0000}" },
                Status = new() { Capacity = [new("cpu", "32"), new("memory", "256Gi"), new("pods", "110")], Allocatable = [new("cpu", "32"), new("memory", "256Gi"), new("pods", "110")] },
            });
            cluster.Client.Update(node with { Spec = node.Spec with { Taints = [] } }); // Nobody else would find it ready.
        }
        cluster.Settle();
        GC.Collect();
        return cluster;
    }

    /// <summary>What one part of the way cost, by the wall clock and by the processor.</summary>
    private sealed class Phase
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly long _bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
        private readonly TimeSpan _collectingBefore = GC.GetTotalPauseDuration();
        private readonly TimeSpan _busyBefore = Environment.CpuUsage.TotalTime;
        private TimeSpan _elapsed, _busy, _collecting;
        private long _bytes;

        public TimeSpan Elapsed => _elapsed;

        public TimeSpan Busy => _busy;

        public Phase End(string what, int pods)
        {
            (_elapsed, _busy) = (_clock.Elapsed, Environment.CpuUsage.TotalTime - _busyBefore);
            (_bytes, _collecting) = (GC.GetTotalAllocatedBytes(precise: true) - _bytesBefore, GC.GetTotalPauseDuration() - _collectingBefore);
            return Tell(what, pods);
        }

        public static Phase Sum(string what, int pods, Phase first, Phase second) => new Phase
        {
            _elapsed = first._elapsed + second._elapsed,
            _busy = first._busy + second._busy,
            _collecting = first._collecting + second._collecting,
            _bytes = first._bytes + second._bytes,
        }.Tell(what, pods);

        private Phase Tell(string what, int pods)
        {
            Console.WriteLine($"{what,-32}{pods / _elapsed.TotalSeconds,9:N0} pods/s {_elapsed.TotalMicroseconds / pods,7:0.0} µs ({_busy.TotalMicroseconds / pods,5:0.0} of the processor, {_collecting.TotalMicroseconds / pods,4:0.0} collecting) {_bytes / pods,7:N0} B a pod");
            return this;
        }
    }
}

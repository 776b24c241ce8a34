using System.Collections;
using System.Diagnostics;
using System.Reactive.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Faults;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Clusters;

/// <summary>Clusters come and go by the thousand; nothing stays.</summary>
[NonParallelizable]
public sealed class LeakTests
{
    private const int Many = 1_000;

    private const string Manifests = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}, {name: own, image: waiting}, {name: shell, image: busybox, stdin: true}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        """;

    [Test]
    public void A_thousand_clusters_leave_nothing_behind()
    {
        for (var number = 0; number < 20; number++)
            LiveAndDie(number);
        Collect();
        var (memory, threads, statics) = (GC.GetTotalMemory(forceFullCollection: true), Threads(), Statics());

        var clusters = Enumerable.Range(0, Many).Select(LiveAndDie).ToList();

        Collect();
        clusters.Count(cluster => cluster.IsAlive).Should().BeLessThanOrEqualTo(1, "the last one may still be in a register");
        (GC.GetTotalMemory(forceFullCollection: true) - memory).Should().BeLessThan(4 << 20, "a cluster that stayed would be more than that by itself a few times");
        Statics().Should().BeEquivalentTo(statics, "what is kept once per process is about types and built-in things, of which there are no more now");
        Threads().Should().BeLessThanOrEqualTo(threads + 8, "the thread pool comes and goes");
    }

    [Test]
    public void Live_clusters_end_their_threads()
    {
        LiveOnAPump();
        var threads = Threads();

        for (var i = 0; i < 50; i++)
            LiveOnAPump();

        Threads().Should().BeLessThanOrEqualTo(threads + 8);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LiveAndDie(int number)
    {
        var images = new ImageCatalog().Add("waiting", async context =>
        {
            using var timer = context.Time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            await context.WaitForStop();
            return 0;
        });
        var cluster = new Cluster(new ClusterOptions { Seed = (ulong)number, Nodes = 2, Images = images });
        cluster.ApplyText(Manifests);
        cluster.RunUntil(() => cluster.Client.List<Pod>("default") is { Count: 2 } pods && pods.All(pod => pod.IsReady), TimeSpan.FromMinutes(2));
        _ = Observable.Interval(TimeSpan.FromSeconds(1), cluster.Loop.Scheduler).Subscribe(_ => { });
        _ = cluster.Client.Watch<Pod>().Subscribe(_ => { });
        cluster.Loop.Start(() => Task.Delay(TimeSpan.FromHours(1), cluster.Time), _ => { });
        cluster.Loop.Start(() => new TaskCompletionSource().Task, _ => { });
        Ask(cluster);
        cluster.Run(TimeSpan.FromSeconds(2));
        if (number % 2 == 0)
            cluster.Client.Delete<Pod>(cluster.Client.List<Pod>("default")[0].Key); // It ends in the middle of that.
        cluster.Dispose();
        return new(cluster);
    }

    /// <summary>Requests that are under way when the cluster ends: one answered, one lost in a broken network, one a watch.</summary>
    private static void Ask(Cluster cluster)
    {
        var http = cluster.Http.CreateClient();
        var api = new HttpClient(cluster.Api.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        cluster.Loop.Start(async () =>
        {
            await http.GetStringAsync("http://web/");
            foreach (var machine in cluster.Machines)
                machine.Partition(PartitionExtent.Everything);
            await http.GetStringAsync("http://web/");
        }, _ => { });
        cluster.Loop.Start(async () =>
        {
            using var response = await api.GetAsync("http://cluster/api/v1/pods?watch=true", HttpCompletionOption.ResponseHeadersRead);
            await response.Content.ReadAsStringAsync();
        }, _ => { });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LiveOnAPump()
    {
        using var cluster = new Cluster();
        _ = cluster.Loop.StartLive(double.PositiveInfinity);
        cluster.Client.Create(UserCodeTests.PodOf("nginx"));
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    /// <summary>How many entries each static collection of the library has.</summary>
    private static Dictionary<string, int> Statics() => typeof(Cluster).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .Select(Initialized) // Otherwise static fields are made when compiled code first needs them, whenever that is.
        .ToList()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => !field.IsLiteral && field.FieldType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(field.FieldType))
        .Select(field => (Name: $"{field.DeclaringType!.FullName}.{field.Name}", Value: field.GetValue(null) as IEnumerable))
        .Where(field => field.Value is not null)
        .ToDictionary(field => field.Name, field => field.Value!.Cast<object?>().Count());

    private static Type Initialized(Type type)
    {
        RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        return type;
    }
}

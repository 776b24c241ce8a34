using System.Net.Http.Json;
using System.Reactive.Linq;
using System.Threading.Channels;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Clusters;

/// <summary>Code of users that runs beside a whole cluster: it stays on the loop, in virtual time, and is the same each time; what leaves the loop is told so.</summary>
public sealed class UserCodeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public void An_http_client_talks_to_programs_with_and_without_the_context([Values] bool captured)
    {
        using var cluster = WithWebServers();
        var thread = Environment.CurrentManagedThreadId;

        var (hosts, elapsed, sameThread) = cluster.Run(async () =>
        {
            using var http = cluster.Http.CreateClient();
            var start = cluster.Now;
            var hosts = new List<string>();
            for (var i = 0; i < 20; i++)
            {
                hosts.Add(await http.GetStringAsync("http://web/").ConfigureAwait(captured));
                await Task.Delay(TimeSpan.FromSeconds(1), cluster.Time).ConfigureAwait(captured);
            }
            return (hosts, cluster.Now - start, Environment.CurrentManagedThreadId == thread);
        });

        hosts.Should().OnlyContain(text => text.StartsWith("You've hit web-"));
        hosts.Distinct().Should().HaveCountGreaterThan(1);
        elapsed.Should().Be(TimeSpan.FromSeconds(20) + (20 * 2 * TimeSpan.FromMilliseconds(5)));
        sameThread.Should().BeTrue();
    }

    [Test]
    public void An_http_client_talks_to_the_api_server_with_and_without_the_context([Values] bool captured)
    {
        using var cluster = new Cluster();
        var thread = Environment.CurrentManagedThreadId;

        var log = cluster.Run(async () =>
        {
            var log = new List<string>();
            using var http = new HttpClient(cluster.Api.CreateHandler()) { BaseAddress = new("http://cluster/"), Timeout = Timeout.InfiniteTimeSpan };
            var created = await http.PostAsJsonAsync("api/v1/namespaces/default/configmaps", new { apiVersion = "v1", kind = "ConfigMap", metadata = new { name = "m" } }).ConfigureAwait(captured);
            log.Add($"{(int)created.StatusCode}");
            log.Add((await http.GetStringAsync("api/v1/namespaces/default/configmaps/m").ConfigureAwait(captured)).Contains("\"name\":\"m\"").ToString());
            log.Add($"{(int)(await http.DeleteAsync("api/v1/namespaces/default/configmaps/other").ConfigureAwait(captured)).StatusCode}");
            log.Add((Environment.CurrentManagedThreadId == thread).ToString());
            return log;
        });

        log.Should().Equal("201", "True", "404", "True");
        cluster.Client.Find<ConfigMap>("default", "m").Should().NotBeNull();
    }

    [Test]
    public void A_watch_over_http_shows_each_write_at_its_instant([Values] bool captured)
    {
        using var cluster = new Cluster();
        var log = new List<string>();

        cluster.Run(async () =>
        {
            using var http = new HttpClient(cluster.Api.CreateHandler()) { BaseAddress = new("http://cluster/"), Timeout = Timeout.InfiniteTimeSpan };
            using var response = await http.GetAsync("api/v1/namespaces/shop/configmaps?watch=true&timeoutSeconds=60", HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(captured);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync().ConfigureAwait(captured));
            cluster.Loop.Schedule(TimeSpan.FromSeconds(5), EventRank.Default, () => cluster.Client.Create(new Namespace { Metadata = new() { Name = "shop" } }));
            cluster.Loop.Schedule(TimeSpan.FromSeconds(10), EventRank.Default, () => cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "mine", Namespace = "shop" } }));
            while (await lines.ReadLineAsync().ConfigureAwait(captured) is { } line)
                log.Add($"{(cluster.Now - ClusterOptions.DefaultStart).TotalSeconds} {line[..15]} {line.Contains("\"mine\"")}");
            log.Add($"{(cluster.Now - ClusterOptions.DefaultStart).TotalSeconds} end");
        });

        log.Should().Equal("5 {\"type\":\"ADDED\" False", "10 {\"type\":\"ADDED\" True", "60 end");
    }

    [Test]
    public void Closing_a_watch_over_http_ends_it()
    {
        using var cluster = new Cluster();
        var before = cluster.Loop.PendingEvents;

        cluster.Run(async () =>
        {
            using var http = new HttpClient(cluster.Api.CreateHandler()) { BaseAddress = new("http://cluster/"), Timeout = Timeout.InfiniteTimeSpan };
            using var response = await http.GetAsync("api/v1/pods?watch=true", HttpCompletionOption.ResponseHeadersRead);
            cluster.Loop.PendingEvents.Should().BeGreaterThan(before);
        });

        cluster.Loop.PendingEvents.Should().BeLessThanOrEqualTo(before);
    }

    [Test]
    public void Timers_channels_and_operators_of_Rx_wait_beside_a_cluster_that_works()
    {
        var logs = Enumerable.Range(0, 3).Select(_ => LiveThrough()).ToList();

        logs[0].Should().Contain(line => line.StartsWith("ready")).And.Contain(line => line.StartsWith("tick")).And.Contain(line => line.StartsWith("quiet"));
        logs.Should().OnlyContain(log => log.SequenceEqual(logs[0]));

        static List<string> LiveThrough()
        {
            using var cluster = WithWebServers();
            var log = new List<string>();
            var pods = Channel.CreateUnbounded<string>();
            using var ready = cluster.Client.Watch<Pod>().Where(change => change is { Type: WatchEventType.Modified, Object.IsReady: true }).Subscribe(change => pods.Writer.TryWrite(change.Object.Metadata.Name!));
            using var quiet = cluster.Client.Watch<Pod>().Throttle(TimeSpan.FromSeconds(5), cluster.Loop.Scheduler).Subscribe(change => log.Add($"quiet {cluster.Now:O} {change.Object.Key}"));
            cluster.Client.Scale<ClusterSim.Api.Apps.Deployment>(new("default", "web"), 5);
            cluster.Run(async () =>
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(7), cluster.Time);
                for (var i = 0; i < 5; i++)
                {
                    await timer.WaitForNextTickAsync();
                    log.Add($"tick {cluster.Now:O}");
                    while (pods.Reader.TryRead(out var name))
                        log.Add($"ready {name}");
                }
                await pods.Reader.WaitToReadAsync().AsTask().WaitAsync(Minute, cluster.Time).ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously).ConfigureAwait(false);
            });
            return log;
        }
    }

    [Test]
    public void A_program_that_leaves_the_loop_stops_the_run_and_the_cause_is_named()
    {
        using var gate = new ManualResetEventSlim();
        using var cluster = new Cluster(new ClusterOptions
        {
            Images = new ImageCatalog().Add("escaping", async context =>
            {
                await Task.Run(gate.Wait);
                await context.Delay(Minute);
                return 0;
            }),
        });
        cluster.Client.Create(PodOf("escaping"));
        cluster.RunUntil(() => cluster.Client.Get<Pod>("default", "p").IsReady, Minute);
        cluster.Loop.Schedule(TimeSpan.FromSeconds(1), EventRank.Default, gate.Set);
        Beat(cluster);
        var running = () => cluster.Run(TimeSpan.FromDays(100));

        running.Should().Throw<SimulationException>().WithMessage("*another thread*Task.Run*");
    }

    [Test]
    public void A_reconciler_that_calls_the_api_from_another_thread_stops_the_run_and_the_cause_is_named()
    {
        using var cluster = new Cluster(new ClusterOptions
        {
            Resources = [typeof(Website)],
            Components = [WebsiteReconciler.Component((client, request) =>
            {
                Task.Run(() => client.Delete<Website>(request.Key)).Wait();
                return new(Result.Done);
            })],
        });
        cluster.Client.Create(new Website { Metadata = new() { Name = "w", Namespace = "default" } });
        var running = () => cluster.Run(Minute);

        running.Should().Throw<SimulationException>().WithMessage("*Task.Run*");
        cluster.Client.Find<Website>("default", "w").Should().NotBeNull();
    }

    [Test]
    public void A_body_that_waits_for_what_nobody_does_is_told_what_it_waits_for()
    {
        using var cluster = new Cluster();
        var running = () => cluster.Run(() => new TaskCompletionSource().Task);

        running.Should().Throw<SimulationException>().WithMessage("*nothing is left that could complete it*Task.Run*seed 1*");
    }

    internal static Pod PodOf(string image, string name = "p") => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { Containers = [new() { Name = "c", Image = image }] },
    };

    private static Cluster WithWebServers()
    {
        var cluster = new Cluster(new ClusterOptions { Network = new() { Latency = TimeSpan.FromMilliseconds(5) } });
        cluster.ApplyText("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: luksa/kubia, ports: [{containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
            """);
        cluster.RunUntil(() => cluster.Client.List<Pod>("default").Count(pod => pod.IsReady) == 3, Minute);
        return cluster;
    }

    private static void Beat(Cluster cluster) => cluster.Loop.Schedule(TimeSpan.FromMilliseconds(10), EventRank.Default, () => Beat(cluster));
}

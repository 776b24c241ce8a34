using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;
using ClusterSim.Recordings.Checks;
using ClusterSim.Storage;

namespace ClusterSim.Recordings.Reproducibility;

/// <summary>A day in the life of a cluster in which much happens at once: rollouts, scaling, power cuts, images that cannot be pulled, crashes, requests, code of users that waits.</summary>
public sealed class EventfulDay : IDisposable
{
    private const string Manifests = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 6
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: luksa/kubia:v1
                ports: [{containerPort: 8080}]
                resources: {requests: {cpu: 300m, memory: 256Mi}}
                readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 3}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: lost, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: lost}}
          template:
            metadata: {labels: {app: lost}}
            spec: {containers: [{name: lost, image: "example/missing:1"}]}
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: flaky, namespace: shop}
        spec:
          replicas: 3
          selector: {app: flaky}
          template:
            metadata: {labels: {app: flaky}}
            spec: {containers: [{name: flaky, image: flaky}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: flaky, namespace: shop}
        spec: {selector: {app: flaky}, ports: [{port: 80}]}
        """;

    private readonly Cluster _cluster;
    private readonly List<string> _seen = [];

    private EventfulDay(ulong seed)
    {
        _cluster = new(new ClusterOptions
        {
            Seed = seed,
            Nodes = 4,
            ApiServer = new() { KeepsEventLog = true },
            Network = new() { Latency = TimeSpan.FromMilliseconds(2) },
            Images = new ImageCatalog().Add("flaky", FlakyAsync),
        });
        Invariants.Watch(_cluster);
        _cluster.ImageFaults.Break("example/missing");
    }

    /// <summary>Lives through the day once.</summary>
    public static RecordedRun Run(ulong seed)
    {
        using var day = new EventfulDay(seed);
        day.Morning();
        day.Noon();
        day.Evening();
        var log = day._cluster.Api.Log;
        return new(log.Fingerprint, [.. log.Entries.Select(entry => entry.ToString()), .. day._seen]);
    }

    /// <inheritdoc/>
    public void Dispose() => _cluster.Dispose();

    private void Morning()
    {
        using var watch = _cluster.Client.Watch<Pod>(WatchScope.Namespace("default")).Subscribe(change => Note($"{change.Type} {change.Object.Key} {change.Object.Status.Phase} {change.Object.Spec.NodeName}"));
        _cluster.ApplyText(Manifests);
        _cluster.RunUntil(() => ReadyWebPods() == 6, TimeSpan.FromMinutes(2));
        _cluster.Run(async () =>
        {
            using var http = _cluster.Http.CreateClient();
            await Task.WhenAll(VisitAsync(http, 1), VisitAsync(http, 2), VisitAsync(http, 3));
        });
        Edit(deployment => deployment with { Spec = deployment.Spec with { Replicas = 9 } });
        Edit(deployment => deployment with { Spec = deployment.Spec with { Template = WithImage(deployment.Spec.Template, "luksa/kubia:v2") } });
        _cluster.Run(TimeSpan.FromSeconds(7));
        _cluster.Machine("node-2").PowerOff();
        _cluster.Run(TimeSpan.FromMinutes(3));
    }

    private void Noon()
    {
        _cluster.Containers.Get("default", WebPods().First(pod => pod.IsReady && pod.Spec.NodeName != "node-2").Metadata.Name!).Crash();
        _cluster.Run(TimeSpan.FromMinutes(5));
        _cluster.Machine("node-2").PowerOn();
        _cluster.Machine("node-3").Partition();
        _cluster.ImageFaults.Mend("example/missing");
        _cluster.Run(TimeSpan.FromMinutes(4));
        _cluster.Machine("node-3").Heal();
        _cluster.RunUntil(() => ReadyWebPods() == 9, TimeSpan.FromMinutes(20));
    }

    private void Evening()
    {
        Edit(deployment => deployment with { Spec = deployment.Spec with { Replicas = 2 } });
        _cluster.Client.Delete<Namespace>(new ObjectKey("shop"));
        _cluster.Run(TimeSpan.FromMinutes(1));
        _cluster.Client.Delete<Deployment>(new ObjectKey("default", "web"));
        _cluster.Settle(TimeSpan.FromSeconds(30));
        _cluster.Run(TimeSpan.FromHours(2));
        Note(_cluster.Report());
    }

    private async Task VisitAsync(HttpClient http, int visitor)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(visitor), _cluster.Time);
        for (var i = 0; i < 5; i++)
        {
            await timer.WaitForNextTickAsync().ConfigureAwait(false);
            Note($"visitor {visitor}: {(await http.GetStringAsync("http://web/").ConfigureAwait(false)).Trim()}");
        }
    }

    private static async Task<int> FlakyAsync(ContainerContext context)
    {
        context.Listen(80, _ => HttpResponse.FromText("for now"));
        await context.Delay(TimeSpan.FromSeconds(20 + context.Random.Next(200)), context.Stopping);
        return context.Random.Next(3);
    }

    private void Edit(Func<Deployment, Deployment> change) => _cluster.Client.Update(change(_cluster.Client.Get<Deployment>("default", "web")));

    private static PodTemplateSpec WithImage(PodTemplateSpec template, string image) =>
        template with { Spec = template.Spec with { Containers = template.Spec.Containers.Replace(container => container with { Image = image }) } };

    private IEnumerable<Pod> WebPods() => _cluster.Client.List<Pod>("default");

    private int ReadyWebPods() => WebPods().Count(pod => pod.IsReady && pod.IsActive);

    private void Note(string text) => _seen.Add($"{_cluster.Now:O} {text}");
}

// An application is born, scaled, broken and healed: twenty minutes of a cluster's life, in a moment.
// Nothing here waits for a real clock. Run it twice: it prints the same, to the last Pod's name.

using ClusterSim;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using Quickstart;

using var cluster = new Cluster();
var story = new Story(cluster, Console.Out);

story.Chapter("Three nodes join");
cluster.RunUntil(() => cluster.Client.List<Node>().Count(node => node.IsReady) == 3, within: TimeSpan.FromMinutes(1));
story.Show(Tables.Of(cluster.Client.List<Node>(), cluster.Now));

story.Chapter("An application, from two files of YAML");
foreach (var created in cluster.ApplyFiles(Beside("kubia-rc.yaml"), Beside("kubia-svc.yaml")))
    story.Say($"{created.Kind.ToLowerInvariant()}/{created.Metadata.Name} created");
cluster.Run(TimeSpan.FromSeconds(1));
story.Show(Tables.Of(cluster.Client.List<Pod>("default"), cluster.Now));
story.Show(Tables.Of(cluster.Client.List<Service>("default"), cluster.Now));

cluster.RunUntil(() => Ready().Count == 3 && Address() is not null, within: TimeSpan.FromMinutes(1));
story.Chapter("It runs, and the cloud has made a load balancer for it");
story.Show(Tables.Of(cluster.Client.List<ReplicationController>("default"), cluster.Now));
story.Show(Tables.Of(cluster.Client.List<Pod>("default"), cluster.Now));
story.Show(Tables.Of(cluster.Client.List<Service>("default"), cluster.Now));

story.Chapter("Who answers?");
Call(times: 6);

story.Chapter("Scale to five");
cluster.Client.Scale<ReplicationController>(new("default", "kubia"), 5);
cluster.RunUntil(() => Ready().Count == 5, within: TimeSpan.FromMinutes(1));
story.Show(Tables.Of(cluster.Client.List<Pod>("default"), cluster.Now, wide: true));

story.Chapter("The power of node-2 fails, and nobody is told");
cluster.Machine("node-2").PowerOff();
var failed = cluster.Now;
cluster.RunUntil(() => !cluster.Client.Get<Node>("", "node-2").IsReady, within: TimeSpan.FromMinutes(2));
story.Say($"It took the cluster {(cluster.Now - failed).TotalSeconds:0} seconds without a heartbeat to notice:");
story.Show(Tables.Of(cluster.Client.List<Node>(), cluster.Now));

story.Chapter("The service leaves out the Pods that are lost");
Call(times: 6);

story.Chapter("They are given five minutes to come back, then they are evicted and replaced");
cluster.RunUntil(() => Ready().Count == 5, within: TimeSpan.FromMinutes(10));
story.Show(Tables.Of(cluster.Client.List<Pod>("default"), cluster.Now, wide: true));
story.Say("Those on node-2 stay as Terminating: only its kubelet could say that their containers are gone.");

story.Chapter("The power comes back");
cluster.Machine("node-2").PowerOn();
cluster.RunUntil(() => cluster.Client.List<Pod>("default").Count == 5 && cluster.Client.Get<Node>("", "node-2").IsReady, within: TimeSpan.FromMinutes(5));
story.Show(Tables.Of(cluster.Client.List<Node>(), cluster.Now));
story.Show(Tables.Of(cluster.Client.List<Pod>("default"), cluster.Now, wide: true));

story.Chapter("What happened, and when");
story.ShowTimeline();

string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

List<Pod> Ready() => [.. cluster.Client.List<Pod>("default").Where(pod => pod.IsReady && pod.IsActive)];

string? Address() => cluster.Client.Get<Service>("default", "kubia-http").Status.LoadBalancer.Ingress.FirstOrDefault()?.Ip;

void Call(int times)
{
    for (var call = 0; call < times; call++)
        story.Say(cluster.Http.Get($"http://{Address()}:8080/").Text.TrimEnd());
}

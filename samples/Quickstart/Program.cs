// An application is born, scaled, broken and healed: seven minutes of a cluster's life, in a moment.
// Nothing here waits for a real clock. Run it twice: it prints the same, to the name of the last Pod.

using ClusterSim;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using Quickstart;

using var cluster = new Cluster();
using var story = new Story(cluster, Console.Out);

story.Chapter("A cluster of three nodes");
story.Show(cluster.Client.List<Node>());

story.Chapter("An application comes from two files of YAML");
var applied = cluster.ApplyFiles(Beside("kubia-rc.yaml"), Beside("kubia-svc.yaml"));
story.Say(applied.Select(obj => $"{obj.Kind.ToLowerInvariant()}/{obj.Metadata.Name} created"));
cluster.Run(TimeSpan.FromSeconds(1));
story.Show(Pods());
story.Show(cluster.Client.List<Service>("default"));

cluster.RunUntil(() => Ready() == 3 && LoadBalancer() is not null, within: TimeSpan.FromMinutes(1));
story.Chapter("It runs, and the cloud has set up a load balancer for it");
story.Show(cluster.Client.List<ReplicationController>("default"));
story.Show(Pods());
story.Show(cluster.Client.List<Service>("default"));

story.Chapter("Who answers?");
story.Say(Calls(6));

story.Chapter("Scale to five");
cluster.Client.Scale<ReplicationController>(new("default", "kubia"), 5);
cluster.RunUntil(() => Ready() == 5, within: TimeSpan.FromMinutes(1));
story.ShowWide(Pods());

story.Chapter("The power of node-2 fails, and nobody is told");
cluster.Machine("node-2").PowerOff();
var failed = cluster.Now;
cluster.RunUntil(() => !cluster.Client.Get<Node>("node-2").IsReady, within: TimeSpan.FromMinutes(2));
story.Say($"After {(cluster.Now - failed).TotalSeconds:0} seconds without a sign of life the cluster notices.");
story.Show(cluster.Client.List<Node>());
story.Say("The service goes on without the pods of that node:");
story.Say(Calls(6));

story.Chapter("For five minutes its pods may come back, then they are evicted and replaced");
cluster.RunUntil(() => Pods().Any(pod => pod.IsBeingDeleted), within: TimeSpan.FromMinutes(6));
cluster.RunUntil(() => Ready() == 5, within: TimeSpan.FromMinutes(1));
story.ShowWide(Pods());
story.Say("The evicted ones stay until somebody can say for sure that they have stopped.");

story.Chapter("The power comes back");
cluster.Machine("node-2").PowerOn();
cluster.RunUntil(() => cluster.Client.Get<Node>("node-2").IsReady && Pods().Count == 5, within: TimeSpan.FromMinutes(2));
story.Show(cluster.Client.List<Node>());
story.ShowWide(Pods());

story.ShowTimeline();

string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

IReadOnlyList<Pod> Pods() => cluster.Client.List<Pod>("default");

int Ready() => Pods().Count(pod => pod.IsReady && !pod.IsBeingDeleted);

string? LoadBalancer() => cluster.Client.Get<Service>("kubia-http").Status.LoadBalancer.Ingress.FirstOrDefault()?.Ip;

IEnumerable<string> Calls(int count) => Enumerable.Range(0, count).Select(_ => cluster.Http.Get($"http://{LoadBalancer()}:8080/").Text.TrimEnd());

// Two ways for other programs to reach a cluster that lives in this one: without a port, and on a port.
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClusterSim;
using ClusterSim.Server;

using var cluster = new Cluster();

// Any client library that takes an HttpMessageHandler or an HttpClient can be pointed at the cluster. Nothing leaves the process.
using var inside = new HttpClient(cluster.CreateHttpHandler()) { BaseAddress = new("http://cluster") };
Console.WriteLine("Without a port: " + NamesIn(await inside.GetStringAsync("/api/v1/nodes")));

// On a port of this machine, for kubectl and everybody else. From now on time passes by itself.
await using var server = await cluster.ServeAsync();
var kubeconfig = Path.Combine(Path.GetTempPath(), $"clustersim-{server.Url.Port}.yaml");
server.Kubeconfig.Save(kubeconfig); // export KUBECONFIG=…, and kubectl finds it.

using var outside = new HttpClient { BaseAddress = server.Url };
outside.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
Console.WriteLine("On a port: " + NamesIn(await outside.GetStringAsync("/api/v1/nodes")));

using var stranger = new HttpClient { BaseAddress = server.Url };
Console.WriteLine("Without the token: " + (int)(await stranger.GetAsync("/api/v1/nodes")).StatusCode);
File.Delete(kubeconfig);

static string NamesIn(string list) => string.Join(", ", JsonNode.Parse(list)!["items"]!.AsArray().Select(item => item!["metadata"]!["name"]));

using ClusterSim;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.PackageConsumer;

foreach (var line in PackageContents.Describe(args[0]))
    Console.WriteLine(line);

using var cluster = new Cluster();
cluster.ApplyText("""
    apiVersion: v1
    kind: Pod
    metadata: {name: kubia}
    spec: {containers: [{name: kubia, image: luksa/kubia, ports: [{containerPort: 8080}]}]}
    """);
cluster.Settle();
var pod = cluster.Client.Get<Pod>("kubia");
Console.WriteLine($"{pod.Status.Phase}: {cluster.Http.Get($"http://{pod.Status.PodIP}:8080/").Text.TrimEnd()}");

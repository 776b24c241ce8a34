using ClusterSim.Server.Tests.Kubectl;

namespace ClusterSim.Server.Tests.Streams;

/// <summary>A served cluster with a Pod of busybox and one of the book's web server.</summary>
public abstract class StreamsFixture
{
    protected ServedCluster Served { get; private set; } = null!;

    [SetUp]
    public async Task StartCluster()
    {
        Served = await ServedCluster.StartAsync(new() { Nodes = 1 });
        Create("box", "busybox", "sh", "-c", "echo ready; trap : TERM; read line; echo \"read $line\"; exit 3");
        Create("kubia", "luksa/kubia");
        await Served.RunAsync(TimeSpan.FromSeconds(30));
    }

    [TearDown]
    public async Task StopCluster() => await Served.DisposeAsync();

    protected Pod Create(string name, string image, params ValueList<string> command) => Served.Cluster.Client.Create(new Pod
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { Containers = [new() { Name = name, Image = image, Command = command, Stdin = true, StdinOnce = true, Ports = image == "luksa/kubia" ? [new() { Port = 8080 }] : [] }], RestartPolicy = "Never" },
    });

    protected static Terminal Open(ServedCluster served, string version) => new(served.Server.Kubeconfig, version);
}

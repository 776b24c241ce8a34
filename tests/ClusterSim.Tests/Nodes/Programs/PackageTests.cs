using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>Scripts that install what they need, and interpreters of other languages.</summary>
[TestFixture]
public sealed class PackageTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    [TestCase("alpine", "apk add --no-cache curl jq && curl -sf https://example.com && echo {} | jq .", true, 0)]
    [TestCase("ubuntu:24.04", "apt-get update && apt-get install -y git && git clone https://github.com/a/b.git /b && test -f /b/README.md", true, 0)]
    [TestCase("debian", "apt-get update; apt-get install -y curl", false, 100)]
    [TestCase("python:3.13", "pip install requests && python -c 'print(1); import sys; sys.exit(3)'", true, 3)]
    [TestCase("node:22", "node -e 'console.log(1)' && npm install", true, 0)]
    public void Installs_what_is_asked_for(string image, string script, bool internet, int exitCode)
    {
        using var cluster = new Cluster(new ClusterOptions { Network = new() { Internet = internet } });
        var key = Run(cluster, new() { Name = "main", Image = image, Command = ["sh", "-c", script] });

        cluster.RunUntil(() => cluster.Client.Find<Pod>(key)!.Status.ContainerStatuses is [{ State.Terminated: not null }], Soon);
        cluster.Client.Find<Pod>(key)!.Status.ContainerStatuses[0].State!.Terminated!.ExitCode.Should().Be(exitCode);
    }

    [TestCase("python:3.13", "python3 -m http.server 8123 -d /etc")]
    [TestCase("busybox", "httpd -f -p 8123 -h /etc")]
    public void Serves_a_directory_with_Python(string image, string command)
    {
        using var cluster = new Cluster();
        var key = Run(cluster, new() { Name = "main", Image = image, Command = command.Split(' ').ToValueList() });

        cluster.RunUntil(() => cluster.Client.Find<Pod>(key)!.Status.Phase == "Running", Soon);
        cluster.Http.Get($"http://{cluster.Client.Find<Pod>(key)!.Status.PodIP}:8123/hostname").Text.Should().Be("p\n");
    }

    private static ObjectKey Run(Cluster cluster, Container container)
    {
        cluster.Client.Create(new Pod { Metadata = new() { Namespace = "default", Name = "p" }, Spec = new() { RestartPolicy = "Never", Containers = [container] } });
        return new("default", "p");
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Networking;
using ClusterSim.Client;
using ClusterSim.Networking;

namespace ClusterSim.Tests.Networking;

/// <summary>The world outside the cluster.</summary>
[TestFixture]
public sealed class InternetTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [TestCase("wget -q -O- https://raw.githubusercontent.com/some/file.yaml", 0)]
    [TestCase("wget -q --spider http://example.com", 0)]
    [TestCase("wget -q -O- http://redis.prod", 1)]
    [TestCase("wget -q -O- http://redis.dev", 1)]
    [TestCase("nslookup web.default.svc.cluster.local", 1)]
    public void Has_a_page_for_every_public_name(string command, int exitCode)
    {
        using var cluster = Start(new() { Internet = true });
        cluster.Client.Create(new Namespace { Metadata = new() { Name = "dev" } });

        ExitCodeOf(cluster, command).Should().Be(exitCode);
    }

    [Test]
    public void Is_not_there_unless_it_is_asked_for()
    {
        using var cluster = Start(new());

        ExitCodeOf(cluster, "wget -q -O- http://example.com").Should().Be(1);
    }

    [Test]
    public void Is_out_of_reach_of_Pods_that_may_not_leave()
    {
        using var cluster = Start(new() { Internet = true });
        cluster.Client.Create(new NetworkPolicy { Metadata = new() { Namespace = "default", Name = "stay" }, Spec = new() { PodSelector = new(), PolicyTypes = ["Egress"] } });

        ExitCodeOf(cluster, "wget -q -T 5 -O- http://198.51.100.1").Should().Be(1);
    }

    private static Cluster Start(NetworkOptions network) => new(new ClusterOptions { Network = network });

    private static int ExitCodeOf(Cluster cluster, string command)
    {
        cluster.Client.Create(new Pod
        {
            Metadata = new() { Namespace = "default", Name = "client" },
            Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "main", Image = "busybox", Command = ["sh", "-c", command] }] },
        });
        var key = new ObjectKey("default", "client");
        cluster.RunUntil(() => cluster.Client.Find<Pod>(key)!.Status.ContainerStatuses is [{ State.Terminated: not null }], Soon);
        return cluster.Client.Find<Pod>(key)!.Status.ContainerStatuses[0].State!.Terminated!.ExitCode;
    }
}

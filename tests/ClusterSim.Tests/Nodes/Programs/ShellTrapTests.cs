using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>Shells that are a container's main process, and are told to stop.</summary>
[TestFixture]
public sealed class ShellTrapTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Test]
    public void A_script_with_a_trap_leaves_when_its_Pod_is_deleted()
    {
        using var cluster = new Cluster();
        cluster.Client.Create(new Pod
        {
            Metadata = new() { Namespace = "default", Name = "box" },
            Spec = new() { TerminationGracePeriodSeconds = 600, Containers = [new() { Name = "main", Image = "busybox", Command = ["sh", "-c", "trap 'exit 0' TERM; sleep 100000 & wait"] }] },
        });
        var key = new ObjectKey("default", "box");
        cluster.RunUntil(() => cluster.Client.Find<Pod>(key)!.Status.Phase == "Running", Soon);
        cluster.Client.Delete(cluster.Client.Find<Pod>(key)!);

        cluster.RunUntil(() => cluster.Client.Find<Pod>(key) is null, Soon);
    }
}

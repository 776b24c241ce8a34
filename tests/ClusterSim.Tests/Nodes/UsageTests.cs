using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Metrics;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

/// <summary>How much programs use, as <c>kubectl top</c> shows it.</summary>
public sealed class UsageTests : WholeClusterFixture
{
    [Test]
    public void Is_what_the_program_says()
    {
        Start("busy", new(250, 64 << 20), []);

        var container = Cluster.Client.Find<PodMetrics>("default", "busy")!.Containers.Single();

        (container.Name, container.Usage["cpu"].ToString(), container.Usage["memory"].ToString()).Should().Be(("main", "250m", "64Mi"));
    }

    [Test]
    public void Adds_up_on_the_node_and_goes_when_the_container_does()
    {
        Start("busy", new(500, 1 << 30), []);
        var node = Pod("busy").Spec.NodeName!;
        var before = Cluster.Client.Find<NodeMetrics>(node)!.Usage["cpu"].MilliValue;

        Cluster.Client.Delete(Pod("busy"));
        Cluster.Run(TimeSpan.FromMinutes(1));

        (before - Cluster.Client.Find<NodeMetrics>(node)!.Usage["cpu"].MilliValue).Should().Be(500);
        Cluster.Client.Find<PodMetrics>("default", "busy").Should().BeNull();
    }

    [Test]
    public void Is_held_down_by_the_cpu_limit()
    {
        Start("busy", new(2000, 1 << 20), [new("cpu", Quantity.Parse("300m"))]);

        Cluster.Client.Find<PodMetrics>("default", "busy")!.Containers.Single().Usage["cpu"].ToString().Should().Be("300m");
    }

    [Test]
    public void Beyond_the_memory_limit_kills()
    {
        Start("hungry", new(1, 200 << 20), [new("memory", Quantity.Parse("100Mi"))], waits: false);

        Cluster.RunUntil(() => Pod("hungry").Status.ContainerStatuses.Any(status => ReasonOf(status) == "OOMKilled"), TimeSpan.FromMinutes(1));

        Pod("hungry").Status.ContainerStatuses.Single().RestartCount.Should().BeLessThanOrEqualTo(1);
    }

    [Test]
    public void Is_not_to_be_had_without_nodes()
    {
        using var cluster = new Cluster(new ClusterOptions { ApiOnly = true });

        cluster.Api.Scheme.Find("metrics.k8s.io/v1beta1", "PodMetrics").Should().BeNull();
        Cluster.Api.Scheme.Find("metrics.k8s.io/v1beta1", "PodMetrics").Should().NotBeNull();
    }

    private static string? ReasonOf(ContainerStatus status) => (status.State.Terminated ?? status.LastState.Terminated)?.Reason;

    private void Start(string name, ContainerUsage usage, ValueMap<Quantity> limits, bool waits = true)
    {
        Cluster.Images.Add("shop/" + name, async context =>
        {
            context.Use(usage);
            await context.WaitForStop();
            return 0;
        });
        ApplyPod(name, "shop/" + name, main => main with { Resources = new() { Limits = limits } });
        if (waits)
            RunUntilReady(name);
    }
}

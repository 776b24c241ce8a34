using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes;

/// <summary>Machines that are shut down in good order.</summary>
public sealed class ShutdownTests : WholeClusterFixture
{
    protected override ClusterOptions Options => new() { Nodes = 1, Kubelet = new() { ShutdownGracePeriod = TimeSpan.FromSeconds(30), ShutdownGracePeriodCriticalPods = TimeSpan.FromSeconds(10) } };

    private Node Node => Cluster.Client.Get<Node>(new ObjectKey("node-1"));

    [Test]
    public void Ends_its_pods_before_the_power_goes_the_critical_ones_last()
    {
        var ended = new List<string>();
        Cluster.Images.Add("shop/slow", async context =>
        {
            await context.WaitForStop();
            await Task.Delay(TimeSpan.FromSeconds(5), context.Time);
            ended.Add(context.PodName);
            return 0;
        });
        ApplyPod("critical", "shop/slow", spec: spec => spec with { PriorityClassName = "system-node-critical" });
        ApplyPod("normal", "shop/slow");
        RunUntilReady("critical", "normal");

        Cluster.Machine("node-1").ShutDown();
        Run(1);
        var ready = Node.Status.Conditions.Single(condition => condition.Type == "Ready");
        Run(20);

        ended.Should().Equal("normal", "critical");
        (ready.Status, ready.Reason, ready.Message).Should().Be(("False", "KubeletNotReady", "node is shutting down"));
        Pod("normal").Status.Should().Match<PodStatus>(status => status.Phase == "Failed" && status.Reason == "Terminated" && status.Message == "Pod was terminated in response to imminent node shutdown.");
        Pod("normal").Status.Conditions.Should().Contain(condition => condition.Type == "DisruptionTarget" && condition.Reason == "TerminationByKubelet");
        Cluster.Machine("node-1").IsOn.Should().BeFalse();
        EventsOf("node-1").Should().Contain("NodeShutdown: Shutdown manager detected shutdown event");
    }

    [Test]
    public void Kills_who_takes_longer_than_the_shutdown_allows()
    {
        Cluster.Images.Add("shop/stubborn", async context =>
        {
            await Task.Delay(TimeSpan.FromHours(1), context.Time);
            return 0;
        });
        ApplyPod("stubborn", "shop/stubborn", spec: spec => spec with { TerminationGracePeriodSeconds = 300 });
        RunUntilReady("stubborn");
        var begun = Cluster.Now;

        Cluster.Machine("node-1").ShutDown();
        Cluster.RunUntil(() => !Cluster.Machine("node-1").IsOn, TimeSpan.FromMinutes(1));

        Since(begun).Should().BeInRange(20, 23);
        Status("stubborn").State.Terminated!.ExitCode.Should().Be(137);
    }

    [Test]
    public void Lets_no_pod_in_while_it_shuts_down()
    {
        Cluster.Images.Add("shop/slow", async context =>
        {
            await Task.Delay(TimeSpan.FromHours(1), context.Time);
            return 0;
        });
        ApplyPod("slow", "shop/slow");
        RunUntilReady("slow");
        Cluster.Machine("node-1").ShutDown();
        Run(1);

        ApplyPod("late", spec: spec => spec with { NodeName = "node-1" });
        Run(1);

        Pod("late").Status.Should().Match<PodStatus>(status => status.Phase == "Failed" && status.Reason == "NodeShutdown" && status.Message == "Pod was rejected: Pod was rejected as the node is shutting down.");
    }

    [Test]
    public void Just_loses_power_where_no_time_is_given()
    {
        Restart(new() { Nodes = 1 });
        ApplyPod("web");
        RunUntilReady("web");

        Cluster.Machine("node-1").ShutDown();

        Cluster.Machine("node-1").IsOn.Should().BeFalse();
        Pod("web").Status.Phase.Should().Be("Running");
    }
}

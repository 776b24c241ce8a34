using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

/// <summary>Containers of a Pod share its network.</summary>
public sealed class SharedPortTests : WholeClusterFixture
{
    [Test]
    public void Lets_the_second_that_wants_a_port_fail()
    {
        ApplyPod("pair", "nginx", spec: spec => spec with { Containers = spec.Containers.Add(new() { Name = "second", Image = "nginx" }) });
        Run(20);

        var (first, second) = (Pod("pair").Status.ContainerStatuses[0], Pod("pair").Status.ContainerStatuses[1]);
        first.Ready.Should().BeTrue();
        (second.LastState.Terminated!.ExitCode, second.LastState.Terminated.Reason, second.State.Waiting!.Reason).Should().Be((1, "Error", "CrashLoopBackOff"));
        Cluster.Containers.Get("default", "pair", "second").Log[0].Text.Should().EndWith("[emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)");
    }

    [Test]
    public void Goes_for_images_that_nobody_knows_and_declare_the_same_port()
    {
        var second = new Container { Name = "second", Image = "acme/b", Ports = [new() { Port = 8080 }] };
        ApplyPod("pair", "acme/a", main => main with { Ports = [new() { Port = 8080 }] }, spec => spec with { Containers = spec.Containers.Add(second) });
        Run(5);

        Cluster.Containers.Get("default", "pair", "second").Log.Select(line => line.Text).Should().Equal("listen tcp :8080: bind: address already in use");
    }

    [Test]
    public void Lets_a_container_reach_its_sibling_on_localhost()
    {
        ApplyPod("pair", "luksa/kubia", spec: spec => spec with { Containers = spec.Containers.Add(new() { Name = "shell", Image = "busybox", Command = ["sleep", "3600"] }) });
        RunUntilReady("pair");

        Cluster.Containers.Get("default", "pair", "shell").Exec("wget", "-qO-", "http://localhost:8080").Output.Should().Be("You've hit pair\n");
    }

    [Test]
    public void Is_the_machines_for_pods_that_use_its_network()
    {
        foreach (var name in (string[])["one", "two"])
            ApplyPod(name, "nginx", spec: spec => spec with { HostNetwork = true, NodeName = "node-1" });
        Run(10);

        Pod("one").Status.PodIP.Should().Be(Pod("one").Status.HostIP);
        Status("one").Ready.Should().BeTrue();
        Status("two").LastState.Terminated!.ExitCode.Should().Be(1);
    }
}

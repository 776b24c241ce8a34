using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes;

public sealed class PodUpdateTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Replaces_a_container_whose_image_was_changed()
    {
        CreatePod("web", "nginx:1.28");
        RunUntilReady("web");
        var pod = Get("web");
        Client.Update(pod with { Spec = pod.Spec with { Containers = [pod.Spec.Containers[0] with { Image = "nginx:1.29" }] } });
        Run(10);

        Status("web").Should().BeEquivalentTo(new { Image = "docker.io/library/nginx:1.29", RestartCount = 1, Ready = true });
        Get("web").Status.ObservedGeneration.Should().Be(2);
        EventsOf("web").Should().Contain("Killing: Container main definition changed, will be restarted");
    }

    [Test]
    public void Is_ready_only_when_its_readiness_gates_are_open()
    {
        CreatePod("web", "nginx", spec: spec => spec with { ReadinessGates = [new() { ConditionType = "example.com/in-rotation" }] });
        Run(10);
        var closed = Get("web");
        Client.UpdateStatus(closed with { Status = closed.Status with { Conditions = closed.Status.Conditions.Add(new() { Type = "example.com/in-rotation", Status = "True" }) } });
        Run(1);

        closed.Condition("Ready").Should().BeEquivalentTo(new
        {
            Status = "False",
            Reason = "ReadinessGatesNotReady",
            Message = "corresponding condition of pod readiness gate \"example.com/in-rotation\" does not exist.",
        });
        closed.Condition("ContainersReady")!.Status.Should().Be("True");
        Get("web").IsReady().Should().BeTrue();
        Get("web").Condition("example.com/in-rotation")!.Status.Should().Be("True");
    }

    [Test]
    public void Keeps_the_conditions_of_others()
    {
        var pod = CreatePod("web", "nginx");
        Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Add(new() { Type = "DisruptionTarget", Status = "True", Reason = "EvictionByEvictionAPI" }) } });
        RunUntilReady("web");

        Get("web").Condition("DisruptionTarget")!.Reason.Should().Be("EvictionByEvictionAPI");
    }
}

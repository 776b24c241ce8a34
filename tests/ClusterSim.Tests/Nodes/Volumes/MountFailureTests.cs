using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>Volumes as far as they keep a Pod from starting.</summary>
public sealed class MountFailureTests : WholeClusterFixture
{
    [Test]
    public void Wait_for_a_configmap_that_is_missing()
    {
        ApplyPod("web", spec: spec => spec with { Volumes = [new() { Name = "config", ConfigMap = new() { Name = "settings" } }] });
        Run(10);
        var status = Pod("web").Status;
        var told = EventsOf("web");
        Cluster.Apply(new ConfigMap { Metadata = new() { Name = "settings" } });
        RunUntilReady("web");

        status.Phase.Should().Be("Pending");
        status.ContainerStatuses[0].State.Waiting!.Reason.Should().Be("ContainerCreating");
        status.Conditions.Single(condition => condition.Type == "PodReadyToStartContainers").Status.Should().Be("False");
        told.Should().Contain("FailedMount: MountVolume.SetUp failed for volume \"config\" : configmap \"settings\" not found");
        Cluster.Client.List<Event>("default").Single(@event => @event.Reason == "FailedMount").Count.Should().Be(5, "at 0, 0.5, 1.5, 3.5 and 7.5 seconds");
    }

    [Test]
    public void Wait_for_a_secret_that_is_missing_in_a_projection_but_not_for_one_that_is_optional()
    {
        ApplyPod("strict", spec: spec => spec with { Volumes = [new() { Name = "all", Projected = new() { Sources = [new() { Secret = new() { Name = "keys" } }] } }] });
        ApplyPod("easy", spec: spec => spec with { Volumes = [new() { Name = "keys", Secret = new() { SecretName = "keys", Optional = true } }] });
        RunUntilReady("easy");

        Pod("strict").Status.Phase.Should().Be("Pending");
        EventsOf("strict").Should().Contain("FailedMount: MountVolume.SetUp failed for volume \"all\" : secret \"keys\" not found");
        Cluster.Apply(new Secret { Metadata = new() { Name = "keys" } });
        RunUntilReady("strict");
    }
}

using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes;

/// <summary>Init containers that go on running beside the others.</summary>
public sealed class SidecarTests : WholeClusterFixture
{
    private static readonly Container First = new() { Name = "first", Image = "nginx", RestartPolicy = "Always" };
    private static readonly Container Second = new() { Name = "second", Image = "httpd", RestartPolicy = "Always" };

    [Test]
    public void Start_in_order_before_the_container_they_serve()
    {
        List<string> started = [];
        AddImages(started, []);
        ApplyPod("pod", "app", spec: spec => spec with { InitContainers = [First with { Image = "one" }, Second with { Image = "two" }] });
        RunUntilReady("pod");

        started.Should().Equal("first", "second", "main");
        Pod("pod").Status.InitContainerStatuses.Should().OnlyContain(status => status.Ready && status.Started == true && status.State.Running != null);
    }

    [Test]
    public void Are_stopped_after_the_container_they_serve_in_reverse_order()
    {
        List<string> stopped = [];
        AddImages([], stopped);
        ApplyPod("pod", "app", spec: spec => spec with { InitContainers = [First with { Image = "one" }, Second with { Image = "two" }] });
        RunUntilReady("pod");
        var start = Cluster.Now;
        Cluster.Client.Delete(Pod("pod"));
        Cluster.RunUntil(() => FindPod("pod") is null, TimeSpan.FromMinutes(1));

        stopped.Should().Equal("main", "second", "first");
        Since(start).Should().BeApproximately(9, 0.2, "each takes three seconds");
    }

    [Test]
    public void Do_not_keep_a_pod_from_ending()
    {
        AddImages([], []);
        ApplyPod("job", "busybox", main => main with { Command = ["sleep", "10"] }, spec => spec with { RestartPolicy = "Never", InitContainers = [First with { Image = "one" }] });
        List<string?> phases = [];
        using var _ = Cluster.Client.Watch<Pod>().Subscribe(change => phases.Add(change.Object.Status.Phase));
        Cluster.RunUntil(() => Pod("job").Status.Phase == "Succeeded", TimeSpan.FromMinutes(1));

        var status = Pod("job").Status;
        status.InitContainerStatuses[0].State.Terminated!.ExitCode.Should().Be(0);
        (status.InitContainerStatuses[0].State.Terminated!.FinishedAt - status.ContainerStatuses[0].State.Terminated!.FinishedAt)!.Value.TotalSeconds.Should().BeApproximately(3, 1.1);
        phases.SkipWhile(phase => phase != "Succeeded").Should().OnlyContain(phase => phase == "Succeeded", "a Pod is over only when nothing of it runs");
    }

    [Test]
    public void Are_restarted_while_the_container_they_serve_goes_on()
    {
        AddImages([], []);
        ApplyPod("pod", "app", spec: spec => spec with { RestartPolicy = "Never", InitContainers = [First with { Image = "one" }] });
        RunUntilReady("pod");
        Cluster.Containers.Get("default", "pod", "first").Crash();
        Run(5);

        var status = Pod("pod").Status;
        status.InitContainerStatuses[0].Should().BeEquivalentTo(new { RestartCount = 1, Ready = true, Started = true });
        status.ContainerStatuses[0].RestartCount.Should().Be(0);
        status.Phase.Should().Be("Running");
    }

    /// <summary>Images whose programs note when they start, and take three seconds to stop.</summary>
    private void AddImages(List<string> started, List<string> stopped)
    {
        foreach (var image in (string[])["one", "two", "app"])
        {
            Cluster.Images.Add(image, async context =>
            {
                started.Add(context.ContainerName);
                await context.WaitForStop();
                await context.Delay(TimeSpan.FromSeconds(3));
                stopped.Add(context.ContainerName);
                return 0;
            });
        }
    }
}

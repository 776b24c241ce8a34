using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes.Probes;

/// <summary>Containers that are not ready get no traffic, and are left alone otherwise.</summary>
public sealed class ReadinessTests : ProbeFixture
{
    [Test]
    public void Is_ready_only_when_the_probe_has_succeeded()
    {
        Answer = 503;
        ApplyPod("web", Image, main => main with { ReadinessProbe = Http() });
        Run(25);

        var status = Status("web");
        (status.Started, status.Ready, status.RestartCount).Should().Be((true, false, 0));
        Pod("web").Status.Conditions.Single(condition => condition.Type == "Ready").Should().Match<PodCondition>(condition =>
            condition.Status == "False" && condition.Reason == "ContainersNotReady" && condition.Message == "containers with unready status: [main]");
        EventsOf("web").Should().Contain("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503");
        Answer = 200;
        Run(10);

        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Asks_at_once_when_the_container_has_started()
    {
        ApplyPod("web", Image, main => main with { ReadinessProbe = Http(period: 100) });
        Run(5);

        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Needs_so_many_successes_in_a_row()
    {
        ApplyPod("web", Image, main => main with { ReadinessProbe = Http(period: 10) with { SuccessThreshold = 3 } });
        Run(9);
        Pod("web").IsReady().Should().BeFalse();
        Run(22);

        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Takes_a_pod_out_of_the_endpoints_while_it_fails()
    {
        ApplyPod("web", Image, main => main with { ReadinessProbe = Http(period: 5, failures: 2), Ports = [new() { Port = 8080 }] });
        Cluster.Apply(new Service { Metadata = new() { Name = "web" }, Spec = new() { Selector = [new("app", "web")], Ports = [new() { Port = 80, TargetPort = 8080 }] } });
        RunUntilReady("web");
        Run(1);
        IsServed().Should().BeTrue();
        Answer = 500;
        Run(11);
        IsServed().Should().BeFalse();
        Answer = 200;
        Run(6);

        IsServed().Should().BeTrue();
        Status("web").RestartCount.Should().Be(0);

        bool? IsServed() => Cluster.Client.List<EndpointSlice>("default").Single(slice => slice.Metadata.Labels["kubernetes.io/service-name"] == "web").Endpoints.Single().Conditions.Ready;
    }

    [Test]
    public void Is_still_asked_while_the_pod_is_terminated()
    {
        Cluster.Images.Add("draining", async context =>
        {
            context.Listen(8080, _ => new ClusterSim.Nodes.Programs.HttpResponse { Status = Answer });
            await context.WaitForStop();
            Answer = 503;
            await context.Delay(TimeSpan.FromSeconds(20));
            return 0;
        });
        ApplyPod("web", "draining", main => main with { ReadinessProbe = Http(period: 2, failures: 1) });
        RunUntilReady("web");
        Cluster.Client.Delete(Pod("web"));
        Run(5);

        FindPod("web")!.IsReady().Should().BeFalse();
        Status("web").State.Running.Should().NotBeNull();
    }

    [Test]
    public void Of_a_restarted_container_begins_anew()
    {
        ApplyPod("web", Image, main => main with { ReadinessProbe = Http(delay: 20) });
        RunUntilReady("web");
        Cluster.Containers.Get("default", "web").Crash();
        Run(5);

        Status("web").RestartCount.Should().Be(1);
        Pod("web").IsReady().Should().BeFalse("the initial delay counts from the restart");
        Run(30);

        Pod("web").IsReady().Should().BeTrue();
    }
}

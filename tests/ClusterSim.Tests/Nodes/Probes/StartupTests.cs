using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Probes;

/// <summary>Until the startup probe has succeeded, there are no other probes.</summary>
public sealed class StartupTests : ProbeFixture
{
    [Test]
    public void Holds_back_the_other_probes_until_it_succeeds()
    {
        Answer = 503;
        ApplyPod("web", Image, main => main with { StartupProbe = Http("/started", failures: 30), ReadinessProbe = Http("/ready"), LivenessProbe = Http("/live") });
        Run(45);
        Requests.Should().NotBeEmpty().And.OnlyContain(request => request.Path == "/started");
        (Status("web").Started, Status("web").Ready).Should().Be((false, false));
        Answer = 200;
        Run(10);
        (Status("web").Started, Status("web").Ready).Should().Be((true, true));
        Requests.Clear();
        Run(60);

        Requests.Select(request => request.Path).Distinct().Should().BeEquivalentTo("/ready", "/live");
        Requests.Should().HaveCount(12);
    }

    [Test]
    public void Restarts_a_container_that_does_not_start_in_time()
    {
        Answer = 503;
        ApplyPod("web", Image, main => main with { StartupProbe = Http(period: 5, failures: 4) });
        Run(24);

        EventsOf("web").Should().Contain([
            "Unhealthy: Startup probe failed: HTTP probe failed with statuscode: 503",
            "Killing: Container main failed startup probe, will be restarted"]);
        Status("web").RestartCount.Should().Be(1);
        Status("web").Started.Should().BeFalse();
    }

    [Test]
    public void Of_a_sidecar_holds_back_what_comes_after_it()
    {
        Answer = 503;
        var sidecar = new Container { Name = "proxy", Image = Image, RestartPolicy = "Always", StartupProbe = Http(period: 1, failures: 60) };
        ApplyPod("web", "nginx", spec: spec => spec with { InitContainers = [sidecar] });
        Run(15);
        Pod("web").Status.Phase.Should().Be("Pending");
        Status("web").State.Waiting!.Reason.Should().Be("PodInitializing");
        Pod("web").Status.Conditions.Single(condition => condition.Type == "Initialized").Message.Should().Be("containers with incomplete status: [proxy]");
        Answer = 200;
        Run(4);

        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Of_a_sidecar_that_fails_restarts_it()
    {
        Answer = 503;
        var sidecar = new Container { Name = "proxy", Image = Image, RestartPolicy = "Always", StartupProbe = Http(period: 1, failures: 2) };
        ApplyPod("web", "nginx", spec: spec => spec with { InitContainers = [sidecar] });
        Run(10);

        EventsOf("web").Should().Contain("Killing: Init container proxy failed startup probe");
    }
}

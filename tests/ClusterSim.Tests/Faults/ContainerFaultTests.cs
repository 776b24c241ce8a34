using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Faults;

public sealed class ContainerFaultTests : WholeClusterFixture
{
    [Test]
    public void Kills_a_container_that_runs_out_of_memory()
    {
        ApplyPod("web");
        RunUntilReady("web");
        Cluster.Containers.Get("default", "web").RunOutOfMemory();
        Run(3);

        var status = Status("web");
        status.RestartCount.Should().Be(1);
        status.LastState.Terminated.Should().BeEquivalentTo(new { ExitCode = 137, Reason = "OOMKilled" });
    }

    [Test]
    public void Shows_the_exit_code_of_a_crash_and_what_was_logged_before()
    {
        ApplyPod("web");
        RunUntilReady("web");
        Cluster.Containers.Get("default", "web").Crash(42);
        Run(3);

        Status("web").LastState.Terminated.Should().BeEquivalentTo(new { ExitCode = 42, Reason = "Error" });
        Cluster.Containers.Get("default", "web").PreviousLog.Select(line => line.Text).Should().Equal("Kubia server starting...");
        Pod("web").Status.Conditions.Should().OnlyContain(condition => condition.Status == "True");
    }

    [Test]
    public void Takes_a_pod_that_crashes_again_and_again_out_of_its_service()
    {
        ApplyPod("web");
        Cluster.Apply(new Service { Metadata = new() { Name = "web" }, Spec = new() { Selector = [new("app", "web")], Ports = [new() { Port = 80, TargetPort = 8080 }] } });
        RunUntilReady("web");
        Cluster.Containers.Get("default", "web").Crash();
        Run(4);
        Cluster.Containers.Get("default", "web").Crash();
        Run(4);

        Status("web").State.Waiting!.Reason.Should().Be("CrashLoopBackOff");
        var refused = () => Cluster.Http.Get("http://web/");
        refused.Should().Throw<HttpRequestException>();
        RunUntilReady("web");
        Run(1);
        Cluster.Http.Get("http://web/").Text.Should().Be("You've hit web\n");
    }
}

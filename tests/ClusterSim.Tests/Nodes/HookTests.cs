using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes;

/// <summary>What is done after a container has started, and before it is stopped.</summary>
public sealed class HookTests : WholeClusterFixture
{
    [Test]
    public void Pauses_before_sigterm_for_as_long_as_the_hook_says()
    {
        ApplyPod("web", "nginx", main => main with { Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = 7 } } } });
        RunUntilReady("web");
        var start = Cluster.Now;
        Cluster.Client.Delete(Pod("web"));
        Cluster.RunUntil(() => FindPod("web") is null, TimeSpan.FromMinutes(1));

        Since(start).Should().BeApproximately(7, 0.1, "nginx leaves at once when it gets the signal");
        EventsOf("web").Should().EndWith("Killing: Stopping container main");
    }

    [Test]
    public void Runs_a_command_before_sigterm()
    {
        ApplyPod("web", "nginx", main => main with { Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["/bin/sh", "-c", "sleep 4; nginx -s quit"] } } } });
        RunUntilReady("web");
        var start = Cluster.Now;
        Cluster.Client.Delete(Pod("web"));
        Cluster.RunUntil(() => FindPod("web") is null, TimeSpan.FromMinutes(1));

        Since(start).Should().BeApproximately(4, 0.1);
    }

    [Test]
    public void Asks_the_container_over_http_before_sigterm()
    {
        List<string> asked = [];
        Cluster.Images.AddServer("drainable", (request, _) =>
        {
            asked.Add($"{request.Method} {request.Path} on {request.Port}");
            return new();
        });
        ApplyPod("web", "drainable", main => main with
        {
            Ports = [new() { Name = "admin", Port = 9000 }],
            Lifecycle = new() { PreStop = new() { HttpGet = new() { Path = "/drain", Port = "admin" } } },
        });
        RunUntilReady("web");
        Cluster.Client.Delete(Pod("web"));
        Cluster.RunUntil(() => FindPod("web") is null, TimeSpan.FromSeconds(1));

        asked.Should().Equal("GET /drain on 9000");
    }

    [Test]
    public void Takes_the_hooks_time_from_the_grace_period_but_leaves_two_seconds()
    {
        ApplyPod("slow", "luksa/kubia", main => main with { Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sleep", "600"] } } } }, spec => spec with { TerminationGracePeriodSeconds = 10 });
        RunUntilReady("slow");
        var start = Cluster.Now;
        Cluster.Client.Delete(Pod("slow"));
        Cluster.RunUntil(() => FindPod("slow") is null, TimeSpan.FromMinutes(1));

        Since(start).Should().BeApproximately(12, 0.1, "the hook is given up after ten seconds, and the program ignores the signal");
    }

    [Test]
    public void Goes_on_stopping_when_the_hook_fails_and_says_so()
    {
        ApplyPod("web", "nginx", main => main with { Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["false"] } } } });
        RunUntilReady("web");
        Cluster.Client.Delete(Pod("web"));
        Run(1);

        FindPod("web").Should().BeNull();
        EventsOf("web").Should().EndWith("FailedPreStopHook: PreStopHook failed");
    }

    [Test]
    public void Starts_the_next_container_only_when_the_hook_of_the_one_before_has_ended()
    {
        var second = new Container { Name = "second", Image = "nginx" };
        ApplyPod("pair", "luksa/kubia", main => main with { Lifecycle = new() { PostStart = new() { Sleep = new() { Seconds = 20 } } } }, spec => spec with { Containers = spec.Containers.Add(second) });
        Cluster.RunUntil(() => Cluster.Containers.Find("default", "pair")?.IsRunning == true, TimeSpan.FromMinutes(1));
        var start = Cluster.Now;
        Cluster.RunUntil(() => Cluster.Containers.Get("default", "pair", "second").IsRunning, TimeSpan.FromMinutes(1));

        Since(start).Should().BeGreaterThan(20);
        RunUntilReady("pair");
    }

    [Test]
    public void Stops_a_container_whose_hook_fails_and_tries_again_with_back_off()
    {
        ApplyPod("web", "nginx", main => main with { Lifecycle = new() { PostStart = new() { Exec = new() { Command = ["sh", "-c", "exit 3"] } } } });
        Run(8);

        var status = Status("web");
        status.State.Waiting!.Reason.Should().Be("CrashLoopBackOff");
        status.RestartCount.Should().Be(1, "the first restart is at once");
        EventsOf("web").Should().Contain(["FailedPostStartHook: PostStartHook failed", "Killing: FailedPostStartHook"]);
    }
}

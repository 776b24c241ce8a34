using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Probes;

/// <summary>The four ways to ask, and what Events say when the answer is no.</summary>
public sealed class ProbeHandlerTests : ProbeFixture
{
    private const string Shell = "busybox";

    [TestCase(199, false)]
    [TestCase(200, true)]
    [TestCase(204, true)]
    [TestCase(399, true)]
    [TestCase(400, false)]
    [TestCase(503, false)]
    public void Http_takes_a_status_from_200_to_399_for_a_success(int status, bool isReady)
    {
        Answer = status;
        ApplyPod("web", Image, main => main with { ReadinessProbe = Http() });
        Run(15);

        Pod("web").IsReady().Should().Be(isReady);
    }

    [Test]
    public void Http_follows_redirects_on_the_same_host_and_warns_of_others()
    {
        Cluster.Images.AddServer("moved", (request, context) => request.Path switch
        {
            "/old" => new() { Status = 302, Headers = [new("location", "/new")] },
            "/away" => new() { Status = 302, Headers = [new("location", "http://elsewhere.example/")], Body = ClusterSim.Api.Bytes.FromText("go away") },
            "/round" => new() { Status = 302, Headers = [new("location", "/round")] },
            _ => new() { Status = 500 },
        }, 8080);
        foreach (var name in (string[])["old", "away", "round"])
            ApplyPod(name, "moved", main => main with { ReadinessProbe = Http("/" + name) });
        Run(15);

        EventsOf("old").Should().Contain("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 500");
        Pod("away").IsReady().Should().BeTrue();
        EventsOf("away").Should().Contain("ProbeWarning: Readiness probe warning: Probe terminated redirects, Response body: go away");
        EventsOf("round").Should().Contain($"Unhealthy: Readiness probe failed: Get \"http://{AddressOf("round")}:8080/round\": stopped after 10 redirects");
    }

    [Test]
    public void Http_fails_when_the_answer_takes_too_long()
    {
        Cluster.Images.Add("slow", async context =>
        {
            context.Listen(8080, async _ =>
            {
                await context.Delay(TimeSpan.FromSeconds(2));
                return new();
            });
            await context.WaitForStop();
            return 0;
        });
        ApplyPod("web", "slow", main => main with { ReadinessProbe = Http() });
        ApplyPod("patient", "slow", main => main with { ReadinessProbe = Http() with { TimeoutSeconds = 3 } });
        Run(15);

        EventsOf("web").Should().Contain($"Unhealthy: Readiness probe failed: Get \"http://{AddressOf("web")}:8080/healthz\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        Pod("web").IsReady().Should().BeFalse();
        Pod("patient").IsReady().Should().BeTrue();
    }

    [Test]
    public void Http_finds_ports_by_name()
    {
        ApplyPod("web", Image, main => main with { Ports = [new() { Name = "http", Port = 8080 }], ReadinessProbe = new() { HttpGet = new() { Port = "http" } } });
        ApplyPod("lost", Image, main => main with { LivenessProbe = new() { HttpGet = new() { Port = "web" }, FailureThreshold = 1 } });
        Run(40);

        Pod("web").IsReady().Should().BeTrue();
        EventsOf("lost").Should().Contain("Unhealthy: Liveness probe errored and resulted in unknown state: strconv.Atoi: parsing \"web\": invalid syntax");
        Status("lost").RestartCount.Should().Be(0, "nothing follows from a probe that cannot be carried out");
    }

    [Test]
    public void Tcp_connects()
    {
        ApplyPod("web", Image, main => main with { ReadinessProbe = new() { TcpSocket = new() { Port = 8080 } } });
        ApplyPod("deaf", Image, main => main with { ReadinessProbe = new() { TcpSocket = new() { Port = 9090 } } });
        Run(15);

        Pod("web").IsReady().Should().BeTrue();
        EventsOf("deaf").Should().Contain($"Unhealthy: Readiness probe failed: dial tcp {AddressOf("deaf")}:9090: connect: connection refused");
    }

    [Test]
    public void Tcp_is_seen_by_programs_that_take_connections()
    {
        var connections = 0;
        Cluster.Images.Add("raw", async context =>
        {
            context.ListenTcp(8080, async connection =>
            {
                connections++;
                await connection.ReadAsync();
            });
            await context.WaitForStop();
            return 0;
        });
        ApplyPod("web", "raw", main => main with { LivenessProbe = new() { TcpSocket = new() { Port = 8080 } } });
        Run(55);

        connections.Should().Be(5);
    }

    [Test]
    public void Exec_goes_by_the_exit_code_and_tells_the_output()
    {
        ApplyPod("web", Shell, main => main with
        {
            Command = ["sh", "-c", "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600"],
            LivenessProbe = Exec("cat", "/tmp/healthy") with { InitialDelaySeconds = 5, PeriodSeconds = 5 },
        });
        Run(34);
        EventsOf("web").Should().NotContain(told => told.StartsWith("Unhealthy"));
        Run(16);

        EventsOf("web").Should().Contain([
            "Unhealthy: Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory\n",
            "Killing: Container main failed liveness probe, will be restarted"]);
        Run(30);
        (Status("web").RestartCount, Status("web").LastState.Terminated!.ExitCode).Should().Be((1, 137), "a shell as process 1 ignores the signal");
    }

    [Test]
    public void Exec_fails_when_the_command_takes_too_long()
    {
        ApplyPod("web", Shell, main => main with { Command = ["sleep", "3600"], ReadinessProbe = Exec("sh", "-c", "sleep 5") with { TimeoutSeconds = 2 } });
        Run(15);

        EventsOf("web").Should().Contain("Unhealthy: Readiness probe failed: command timed out: \"sh -c sleep 5\" timed out after 2s");
        Cluster.Containers.Get("default", "web").Exec("ps").Output.Should().NotContain("sleep 5");
    }

    [Test]
    public void Exec_decides_nothing_when_there_is_no_such_command()
    {
        ApplyPod("web", Shell, main => main with { Command = ["sleep", "3600"], LivenessProbe = Exec("pg_isready") with { FailureThreshold = 1 } });
        Run(30);

        EventsOf("web").Should().Contain(told => told.StartsWith("Unhealthy: Liveness probe errored and resulted in unknown state: rpc error: code = Unknown desc = failed to exec in container: failed to start exec \"")
            && told.EndsWith("exec: \"pg_isready\": executable file not found in $PATH: unknown"));
        Status("web").RestartCount.Should().Be(0);
    }

    [Test]
    public void Grpc_asks_for_health()
    {
        var health = GrpcHealth.Serving;
        List<string> services = [];
        Cluster.Images.Add("grpc", async context =>
        {
            context.ListenGrpcHealth(9090, service =>
            {
                services.Add(service);
                return health;
            });
            await context.WaitForStop();
            return 0;
        });
        ApplyPod("web", "grpc", main => main with { ReadinessProbe = new() { Grpc = new() { Port = 9090, Service = "cart" }, FailureThreshold = 1 } });
        RunUntilReady("web");
        services.Should().Equal("cart");
        health = GrpcHealth.NotServing;
        Run(10);
        health = GrpcHealth.ServiceUnknown;
        Run(10);

        EventsOf("web").Should().EndWith([
            "Unhealthy: Readiness probe failed: service unhealthy (responded with \"NOT_SERVING\")",
            "Unhealthy: Readiness probe failed: error: health rpc probe failed: rpc error: code = NotFound desc = unknown service"]);
    }

    [Test]
    public void Grpc_fails_where_nobody_speaks_it()
    {
        ApplyPod("web", Image, main => main with { ReadinessProbe = new() { Grpc = new() { Port = 8080 } } });
        ApplyPod("deaf", Image, main => main with { ReadinessProbe = new() { Grpc = new() { Port = 9090 } } });
        Run(15);

        EventsOf("web").Should().Contain($"Unhealthy: Readiness probe failed: timeout: failed to connect service \"{AddressOf("web")}:8080\" within 1s: context deadline exceeded");
        EventsOf("deaf").Should().Contain($"Unhealthy: Readiness probe failed: timeout: failed to connect service \"{AddressOf("deaf")}:9090\" within 1s: context deadline exceeded");
    }

    [Test]
    public void An_image_nobody_knows_passes_all_probes_of_its_container()
    {
        Probe[] probes =
        [
            new() { HttpGet = new() { Path = "/ready", Port = 8081 } },
            new() { TcpSocket = new() { Port = "db" } },
            new() { Grpc = new() { Port = 50051 } },
            Exec("sh", "-c", "pg_isready -U shop"),
        ];
        for (var i = 0; i < probes.Length; i++)
            ApplyPod($"app-{i}", "acme/whatever:1", main => main with { Ports = [new() { Name = "db", Port = 5432 }], StartupProbe = probes[i], ReadinessProbe = probes[i], LivenessProbe = probes[i] });
        Run(120);

        for (var i = 0; i < probes.Length; i++)
        {
            Pod($"app-{i}").IsReady().Should().BeTrue();
            EventsOf($"app-{i}").Should().NotContain(told => told.StartsWith("Unhealthy"));
        }
    }
}

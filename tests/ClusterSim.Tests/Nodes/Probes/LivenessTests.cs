using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Probes;

/// <summary>Containers that fail their liveness probe are restarted.</summary>
public sealed class LivenessTests : ProbeFixture
{
    [Test]
    public void Leaves_a_container_alone_that_answers()
    {
        ApplyPod("web", Image, main => main with { LivenessProbe = Http() });
        Run(600);

        Status("web").RestartCount.Should().Be(0);
        Requests.Should().HaveCount(60).And.OnlyContain(request => request.Method == "GET" && request.Path == "/healthz");
        EventsOf("web").Should().NotContain(told => told.StartsWith("Unhealthy"));
    }

    [Test]
    public void Kills_and_restarts_a_container_after_so_many_failures_in_a_row()
    {
        ApplyPod("web", Image, main => main with { LivenessProbe = Http(period: 10, failures: 3) });
        RunUntilReady("web");
        Answer = 500;
        Run(27);
        Status("web").RestartCount.Should().Be(0, "two failures are not enough");
        Run(10);

        EventsOf("web").Should().Contain([
            "Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500",
            "Killing: Container main failed liveness probe, will be restarted"]);
        EventOf("web", "Unhealthy").Count.Should().Be(3);
        EventOf("web", "Unhealthy").InvolvedObject.FieldPath.Should().Be("spec.containers{main}");
        Status("web").RestartCount.Should().Be(1);
        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Kills_with_137_who_ignores_the_signal_when_the_grace_period_is_over()
    {
        Cluster.Images.Add("stubborn", context =>
        {
            context.Listen(8080, _ => new HttpResponse { Status = 500 });
            return new TaskCompletionSource<int>().Task;
        });
        ApplyPod("web", "stubborn", main => main with { LivenessProbe = Http() });
        Cluster.RunUntil(() => EventsOf("web").Any(told => told.StartsWith("Killing")), TimeSpan.FromMinutes(1));
        var start = Cluster.Now;
        Cluster.RunUntil(() => Status("web").RestartCount == 1, TimeSpan.FromMinutes(1));

        Since(start).Should().BeInRange(30, 32);
        var last = Status("web").LastState.Terminated!;
        (last.ExitCode, last.Reason).Should().Be((137, "Error"));
        Status("web").State.Running.Should().NotBeNull();
    }

    [Test]
    public void Takes_the_probes_own_grace_period()
    {
        Cluster.Images.Add("stubborn", _ => new TaskCompletionSource<int>().Task);
        ApplyPod("web", "stubborn", main => main with { LivenessProbe = Http() with { TerminationGracePeriodSeconds = 5 } });
        Cluster.RunUntil(() => EventsOf("web").Any(told => told.StartsWith("Killing")), TimeSpan.FromMinutes(1));
        var start = Cluster.Now;
        Cluster.RunUntil(() => Status("web").RestartCount == 1, TimeSpan.FromMinutes(1));

        Since(start).Should().BeInRange(5, 7);
        EventsOf("web").Should().Contain($"Unhealthy: Liveness probe failed: Get \"http://{AddressOf("web")}:8080/healthz\": dial tcp {AddressOf("web")}:8080: connect: connection refused");
    }

    [Test]
    public void Backs_off_when_restarts_do_not_help()
    {
        Answer = 500;
        ApplyPod("web", Image, main => main with { LivenessProbe = Http(period: 1, failures: 1) });
        Cluster.RunUntil(() => FindPod("web")?.Status.ContainerStatuses is [{ State.Waiting.Reason: "CrashLoopBackOff" }], TimeSpan.FromMinutes(2));

        Status("web").State.Waiting!.Message.Should().StartWith("back-off 10s restarting failed container=main pod=web_default(");
        Status("web").LastState.Terminated!.ExitCode.Should().Be(0, "the server leaves when told to");
        Status("web").RestartCount.Should().Be(2, "the first restart does not wait, and the second looks at the end before the last");
        EventsOf("web").Should().Contain(told => told.StartsWith("BackOff: Back-off restarting failed container main in pod web_default("));
    }

    [Test]
    public void Does_not_restart_where_the_pod_says_never()
    {
        Answer = 500;
        ApplyPod("web", Image, main => main with { LivenessProbe = Http() }, spec => spec with { RestartPolicy = "Never" });
        Run(60);

        EventsOf("web").Should().Contain("Killing: Container main failed liveness probe");
        Pod("web").Status.Phase.Should().Be("Succeeded", "the server exits with 0 when told to");
    }

    [Test]
    public void Waits_for_the_initial_delay_and_asks_at_fixed_times_from_when_the_pod_came()
    {
        List<TimeSpan> times = [];
        Cluster.Images.AddServer("clocked", (_, context) =>
        {
            times.Add(context.Time.GetUtcNow() - ClusterOptions.DefaultStart);
            return new();
        }, 8080);
        ApplyPod("web", "clocked", main => main with { LivenessProbe = Http(period: 5, delay: 7) });
        Run(22);

        times.Select(time => time.TotalSeconds).Should().Equal(10, 15, 20);
    }

    [Test]
    public void Is_not_asked_any_more_while_the_pod_is_terminated()
    {
        Cluster.Images.Add("stubborn", context =>
        {
            context.Listen(8080, request =>
            {
                Requests.Add(request);
                return new HttpResponse { Status = Answer };
            });
            return new TaskCompletionSource<int>().Task;
        });
        ApplyPod("web", "stubborn", main => main with { LivenessProbe = Http(period: 1) });
        RunUntilReady("web");
        Cluster.Client.Delete(Pod("web"));
        Run(1);
        Requests.Clear();
        Run(20);

        Requests.Should().BeEmpty();
    }

    [Test]
    public void Comes_from_the_node_with_the_kubelets_name()
    {
        ApplyPod("web", Image, main => main with { LivenessProbe = Http() with { HttpGet = new() { Path = "/live?x=1", Port = 8080, HttpHeaders = [new() { Name = "Host", Value = "shop.example" }, new() { Name = "X-Probe", Value = "1" }] } } });
        Run(15);

        var request = Requests.Single();
        (request.Path, request.Host, request.Headers["user-agent"], request.Headers["accept"], request.Headers["x-probe"]).Should().Be(("/live?x=1", "shop.example", "kube-probe/1.36", "*/*", "1"));
        request.RemoteAddress.Should().Be(AddressOf("web")[..(AddressOf("web").LastIndexOf('.') + 1)] + "1");
    }

    [Test]
    public void Restarts_a_sidecar_and_says_that_it_is_an_init_container()
    {
        Answer = 500;
        var sidecar = new Container { Name = "proxy", Image = Image, RestartPolicy = "Always", LivenessProbe = Http(period: 1, failures: 2) };
        ApplyPod("web", "nginx", spec: spec => spec with { InitContainers = [sidecar] });
        Run(10);

        EventsOf("web").Should().Contain("Killing: Init container proxy failed liveness probe");
        Pod("web").Status.InitContainerStatuses[0].RestartCount.Should().BeGreaterThan(0);
        Status("web").RestartCount.Should().Be(0);
    }

    [Test]
    public void Goes_on_when_the_kubelet_is_started_again()
    {
        ApplyPod("web", Image, main => main with { LivenessProbe = Http(), ReadinessProbe = Http("/ready") });
        RunUntilReady("web");
        var machine = Cluster.Machine(Pod("web").Spec.NodeName!);
        machine.StopKubelet();
        Run(1);
        Requests.Clear();
        Run(30);
        Requests.Should().BeEmpty("nobody is there to ask");
        machine.StartKubelet();
        Run(1);
        Pod("web").IsReady().Should().BeTrue("what was known still holds");
        Run(20);

        Requests.Where(request => request.Path == "/healthz").Should().HaveCount(2);
    }
}

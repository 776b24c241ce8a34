using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>Images that documentation and tests use to show something.</summary>
public sealed class TestServerImageTests : ImageFixture
{
    private const string Agnhost = "registry.k8s.io/e2e-test-images/agnhost:2.53";

    [TestCase("/hostname", "p")]
    [TestCase("/echo?msg=hello%20there", "hello there")]
    [TestCase("/header?key=X-Test", "yes")]
    [TestCase("/shell?shellCommand=echo%20hi", "{\"output\":\"hi\\n\"}\n")]
    [TestCase("/dial?host=127.0.0.1&port=8080&request=hostname", "{\"responses\":[\"p\"]}\n")]
    public void Agnhost_netexec_answers(string path, string text)
    {
        Start(Agnhost, "netexec", "--http-port=8080");

        Get("p", 8080, path, new() { Headers = [new("x-test", "yes")] }).Text.Should().Be(text);
    }

    [Test]
    public void Agnhost_netexec_says_who_asks_and_exits_when_told_to()
    {
        Start(Agnhost, "netexec");

        Get("p", 8080, "/clientip").Text.Should().MatchRegex(@"^\d+\.\d+\.\d+\.\d+:\d+$");
        FluentActions.Invoking(() => Get("p", 8080, "/exit?code=3")).Should().Throw<HttpRequestException>();
        Run(1);
        (Status("p").LastState.Terminated ?? Status("p").State.Terminated)!.ExitCode.Should().Be(3);
    }

    [Test]
    public void Agnhost_serves_its_hostname_and_what_variables_say()
    {
        Start(Agnhost, "serve-hostname");
        ApplyPod("porter", Agnhost, main => main with { Args = ["porter"], Env = [new() { Name = "SERVE_PORT_81", Value = "eighty-one" }] });
        RunUntilReady("porter");

        Get("p", 9376).Text.Should().Be("p");
        Get("porter", 81).Text.Should().Be("eighty-one");
    }

    [Test]
    public void Agnhost_liveness_is_well_for_ten_seconds_and_then_restarted()
    {
        ApplyPod("p", Agnhost, main => main with { Args = ["liveness"], LivenessProbe = new() { HttpGet = new() { Path = "/healthz", Port = 8080 }, InitialDelaySeconds = 3, PeriodSeconds = 3 } });
        RunUntilReady("p");
        Get("p", 8080, "/healthz").Status.Should().Be(200);

        Cluster.RunUntil(() => Status("p").RestartCount > 0, TimeSpan.FromMinutes(2));
        EventsOf("p").Should().Contain("Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500");
    }

    [Test]
    public void Agnhost_connects_or_says_why_not()
    {
        Start(Agnhost, "netexec");

        OutcomeOf("connect", $"{Pod("p").Status.PodIP}:8080").Should().Be("");
        OutcomeOf("connect", $"{Pod("p").Status.PodIP}:81").Should().Be("REFUSED\n");
        OutcomeOf("connect", "nobody.example:80").Should().StartWith("DNS");
    }

    [Test]
    public void Agnhost_generates_logs()
    {
        OutcomeOf("logs-generator", "--log-lines-total=5", "--run-duration=5s").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should().HaveCount(5).And.AllSatisfy(line => line.Should().MatchRegex(@"logs_generator\.go:76\] \d (GET|POST|PUT) /api/v1/namespaces/\S+/pods/\w+ \d{3}$"));
    }

    [TestCase("gcr.io/google-samples/hello-app:1.0", "Hello, world!\nVersion: 1.0.0\nHostname: p\n")]
    [TestCase("us-docker.pkg.dev/google-samples/containers/gke/hello-app:2.0", "Hello, world!\nVersion: 2.0.0\nHostname: p\n")]
    public void Hello_app_says_its_version(string image, string text)
    {
        Start(image);

        Get("p", 8080).Text.Should().Be(text);
    }

    [TestCase("registry.k8s.io/echoserver:1.4", "CLIENT VALUES:\nclient_address=")]
    [TestCase("k8s.gcr.io/echoserver:1.10", "\n\nHostname: p\n")]
    public void Echoserver_shows_the_request(string image, string text)
    {
        Start(image);

        Get("p", 8080, "/path?a=b").Text.Should().StartWith(text).And.Contain("/path?a=b");
    }

    [Test]
    public void Hpa_example_computes_for_each_request()
    {
        Start("registry.k8s.io/hpa-example");
        for (var i = 0; i < 50; i++)
            Get("p", 80).Text.Should().Be("OK!");

        Run(16);
        Cluster.Client.List<ClusterSim.Api.Metrics.PodMetrics>("default").Single().Containers[0].Usage["cpu"].MilliValue.Should().BeGreaterThan(100);
        Run(16);
        Cluster.Client.List<ClusterSim.Api.Metrics.PodMetrics>("default").Single().Containers[0].Usage["cpu"].MilliValue.Should().BeLessThan(10);
    }

    [Test]
    public void Stress_beyond_its_memory_limit_is_killed_as_in_the_documentation()
    {
        ApplyPod("p", "polinux/stress", main => main with
        {
            Command = ["stress"],
            Args = ["--vm", "1", "--vm-bytes", "250M", "--vm-hang", "1"],
            Resources = new() { Requests = [new("memory", Quantity.Parse("50Mi"))], Limits = [new("memory", Quantity.Parse("100Mi"))] },
        });

        Cluster.RunUntil(() => FindPod("p")?.Status.ContainerStatuses is [{ RestartCount: > 1 }], TimeSpan.FromMinutes(5));
        (Status("p").LastState.Terminated ?? Status("p").State.Terminated)!.Should().BeEquivalentTo(new { Reason = "OOMKilled", ExitCode = 137 });
    }

    [Test]
    public void Stress_uses_as_much_cpu_as_its_limit_allows()
    {
        ApplyPod("p", "vish/stress", main => main with { Args = ["-cpus", "2"], Resources = new() { Limits = [new("cpu", Quantity.Parse("1"))], Requests = [new("cpu", Quantity.Parse("500m"))] } });
        RunUntilReady("p");
        Run(60);

        Cluster.Client.List<ClusterSim.Api.Metrics.PodMetrics>("default").Single().Containers[0].Usage["cpu"].MilliValue.Should().BeInRange(900, 1000);
    }

    [TestCase(1, "3")]
    [TestCase(10, "3.141592654")]
    [TestCase(51, "3.14159265358979323846264338327950288419716939937511")]
    public void Pi_has_its_digits(int digits, string text) => PerlCommand.DigitsOfPi(digits).Should().Be(text);

    [Test]
    public void The_documentation_s_job_computes_pi_to_two_thousand_places()
    {
        ApplyPod("pi", "perl:5.34.0", main => main with { Command = ["perl", "-Mbignum=bpi", "-wle", "print bpi(2000)"] }, pod => pod with { RestartPolicy = "Never" });
        Cluster.RunUntil(() => Pod("pi").Status.Phase == "Succeeded", TimeSpan.FromMinutes(2));

        Log("pi").Should().StartWith("3.14159265358979323846264338327950288").And.HaveLength(2002);
    }

    [Test]
    public void The_guestbook_keeps_messages_in_its_leader_and_reads_them_from_a_follower()
    {
        ApplyPod("redis-leader", "docker.io/redis:6.0.5");
        ApplyPod("redis-follower", "us-docker.pkg.dev/google-samples/containers/gke/gb-redis-follower:v2");
        foreach (var name in (string[])["redis-leader", "redis-follower"])
            Cluster.Apply(new Service { Metadata = new() { Name = name }, Spec = new() { Selector = [new("app", name)], Ports = [new() { Port = 6379 }] } });
        ApplyPod("frontend", "us-docker.pkg.dev/google-samples/containers/gke/gb-frontend:v5");
        RunUntilReady("redis-leader", "redis-follower", "frontend");
        Run(5);

        Get("frontend", 80).Text.Should().Contain("<title>Guestbook</title>");
        Get("frontend", 80, "/guestbook.php?cmd=set&key=messages&value=,hello%20there").Text.Should().Be("{\"message\":\"Updated\"}");
        Run(1);
        Get("frontend", 80, "/guestbook.php?cmd=get&key=messages").Text.Should().Be("{\"data\":\",hello there\"}");
    }

    private void Start(string image, params string[] args)
    {
        ApplyPod("p", image, main => main with { Args = [.. args] });
        RunUntilReady("p");
    }

    private string OutcomeOf(params string[] args)
    {
        var name = $"task-{args[0]}-{Cluster.Client.List<Pod>("default").Count}";
        ApplyPod(name, Agnhost, main => main with { Args = [.. args] }, pod => pod with { RestartPolicy = "Never" });
        Cluster.RunUntil(() => Pod(name).Status.Phase is "Succeeded" or "Failed", TimeSpan.FromMinutes(3));
        return Log(name);
    }
}

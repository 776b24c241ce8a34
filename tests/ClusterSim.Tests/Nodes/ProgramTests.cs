using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

public sealed class ProgramTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Is_told_about_its_container()
    {
        ContainerContext? seen = null;
        Catalog.Add("spy", async context =>
        {
            seen = context;
            await context.WaitForStop();
            return 0;
        });
        CreatePod("kubia", "spy", container: main => main with
        {
            Command = ["/app"],
            Args = ["--name=$(NAME)", "$$(NAME)", "$(UNKNOWN)"],
            Env = [new() { Name = "NAME", Value = "x" }, new() { Name = "GREETING", Value = "hello $(NAME)" }],
        });
        RunUntilReady("kubia");

        seen.Should().BeEquivalentTo(new { Namespace = "default", PodName = "kubia", ContainerName = "main", NodeName = "node-a", Hostname = "kubia", PodIP = "10.244.0.2", RestartCount = 0 });
        seen!.Command.Should().Equal("/app");
        seen.Args.Should().Equal("--name=x", "$(NAME)", "$(UNKNOWN)");
        seen.Env.ToString().Should().Be("GREETING=hello x,HOSTNAME=kubia,NAME=x");
    }

    [Test]
    public void Gets_environment_variables_from_configmaps_secrets_and_the_pod_itself()
    {
        Client.Create(new ConfigMap { Metadata = new() { Name = "config", Namespace = "default" }, Data = [new("color", "blue"), new("size", "7")] });
        Client.Create(new Secret { Metadata = new() { Name = "keys", Namespace = "default" }, Data = [new("password", Bytes.FromText("s3cret"))] });
        IReadOnlyDictionary<string, string>? seen = null;
        Catalog.Add("spy", context =>
        {
            seen = context.Env;
            return Task.FromResult(0);
        });
        CreatePod("kubia", "spy", container: main => main with
        {
            EnvFrom = [new() { Prefix = "CFG_", ConfigMapRef = new() { Name = "config" } }],
            Env =
            [
                new() { Name = "PASSWORD", ValueFrom = new() { SecretKeyRef = new() { Name = "keys", Key = "password" } } },
                new() { Name = "NODE", ValueFrom = new() { FieldRef = new() { FieldPath = "spec.nodeName" } } },
                new() { Name = "APP", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.labels['app']" } } },
                new() { Name = "CPU", ValueFrom = new() { ResourceFieldRef = new() { Resource = "limits.cpu" } } },
                new() { Name = "MISSING", ValueFrom = new() { ConfigMapKeyRef = new() { Name = "config", Key = "none", Optional = true } } },
            ],
        });
        Run(10);

        seen.Should().Equal(new Dictionary<string, string>
        {
            ["APP"] = "web",
            ["CFG_color"] = "blue",
            ["CFG_size"] = "7",
            ["CPU"] = "4",
            ["HOSTNAME"] = "kubia",
            ["NODE"] = "node-a",
            ["PASSWORD"] = "s3cret",
        });
    }

    [Test]
    public void Waits_for_a_configmap_that_is_missing()
    {
        CreatePod("kubia", container: main => main with { EnvFrom = [new() { ConfigMapRef = new() { Name = "config" } }] });
        Run(10);
        var waiting = Status("kubia").State.Waiting;
        Client.Create(new ConfigMap { Metadata = new() { Name = "config", Namespace = "default" } });
        RunUntilReady("kubia");

        waiting.Should().BeEquivalentTo(new { Reason = "CreateContainerConfigError", Message = "configmap \"config\" not found" });
        EventsOf("kubia").Should().Contain("Failed: Error: configmap \"config\" not found");
    }

    [Test]
    public void Exits_with_code_1_when_it_throws_and_logs_why()
    {
        Catalog.Add("buggy", async context =>
        {
            await context.Delay(TimeSpan.FromSeconds(1));
            throw new InvalidOperationException("no such thing");
        });
        CreatePod("kubia", "buggy", spec: spec => spec with { RestartPolicy = "Never" });
        Run(10);

        Status("kubia").State.Terminated.Should().BeEquivalentTo(new { ExitCode = 1, Reason = "Error" });
        Containers.Get("default", "kubia").Log.Select(line => line.Text).Should().Equal("Unhandled exception. System.InvalidOperationException: no such thing");
    }

    [Test]
    public void Exits_with_code_143_when_sigterm_ends_what_it_awaits()
    {
        Catalog.Add("waiting", async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.Stopping);
            return 0;
        });
        var exitCode = ExitCodeOnDeletion("waiting");

        exitCode.Should().Be(143);
    }

    [Test]
    public void May_ignore_sigterm_and_is_killed_then()
    {
        Catalog.Add("stubborn", async context =>
        {
            while (true)
                await context.Delay(TimeSpan.FromHours(1));
        });

        ExitCodeOnDeletion("stubborn").Should().Be(137);
    }

    [Test]
    public void Cannot_act_any_more_once_it_is_killed()
    {
        var lines = 0;
        Catalog.Add("zombie", async context =>
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), context.Time);
                context.Log("still here");
                lines++;
            }
        });
        ExitCodeOnDeletion("zombie").Should().Be(137);
        var atDeath = lines;
        Run(60);

        lines.Should().Be(atDeath);
    }

    [Test]
    public void Runs_any_image_as_a_server_on_its_declared_ports()
    {
        CreatePod("shop", "example.com/shop/frontend:2.1", container: main => main with { Ports = [new() { Port = 9090 }] });
        RunUntilReady("shop");

        Http.Get("http://10.244.0.2:9090/items").Text.Should().Be("shop (example.com/shop/frontend:2.1): GET /items\n");
    }

    [Test]
    public void Runs_a_command_that_every_image_has_instead_of_the_image()
    {
        CreatePod("web", "nginx", container: main => main with { Command = ["sleep"], Args = ["5"] }, spec: spec => spec with { RestartPolicy = "Never" });
        Run(20);

        var end = Status("web").State.Terminated!;
        end.ExitCode.Should().Be(0);
        (end.FinishedAt!.Value - end.StartedAt!.Value).Should().Be(TimeSpan.FromSeconds(5));
    }

    [TestCase("true && echo yes || echo no", "yes", 0)]
    [TestCase("false && echo yes || echo no", "no", 0)]
    [TestCase("echo 'two  words'; exit 3; echo never", "two  words", 3)]
    [TestCase("hostname\nfalse", "job", 1)]
    public void Runs_a_script_of_simple_commands(string script, string output, int exitCode)
    {
        CreatePod("job", "busybox", container: main => main with { Command = ["/bin/sh", "-c", script] }, spec: spec => spec with { RestartPolicy = "Never" });
        Run(20);

        Containers.Get("default", "job").Log.Select(line => line.Text).Should().Equal(output);
        Status("job").State.Terminated!.ExitCode.Should().Be(exitCode);
    }

    [Test]
    public void Goes_on_running_with_a_script_it_does_not_understand()
    {
        CreatePod("job", "busybox", container: main => main with { Command = ["sh", "-c", "while true; do date > /tmp/now; done"] });

        RunUntilReady("job");
    }

    [Test]
    public void Lets_a_program_wrap_a_server()
    {
        Catalog.Add("wrapped", async context =>
        {
            context.Log("before");
            return await new ImageCatalog().Find("nginx").Program().RunAsync(context);
        });
        CreatePod("web", "wrapped");
        RunUntilReady("web");

        Http.Get("http://10.244.0.2/").Text.Should().Contain("Welcome to nginx!");
        Containers.Get("default", "web").Log[0].Text.Should().Be("before");
    }

    private int ExitCodeOnDeletion(string image)
    {
        var pod = CreatePod("kubia", image);
        RunUntilReady("kubia");
        var exitCode = -1;
        using var _ = Server.Watch<Pod>().Subscribe(change => exitCode = change.Object.Status.ContainerStatuses[0].State.Terminated?.ExitCode ?? exitCode);
        Client.Delete(pod, new() { GracePeriodSeconds = 10 });
        Run(15);
        return exitCode;
    }
}

using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Client;

namespace ClusterSim.Tests.ApiServer.Connections;

public sealed class ExecTests : ConnectionFixture
{
    [SetUp]
    public void StartPods()
    {
        Create("box", "busybox", command: ["sleep", "100000"]);
        Create("kubia", "luksa/kubia");
        Create("pause", "registry.k8s.io/pause");
        Cluster.Run(TimeSpan.FromSeconds(30));
    }

    [Test]
    public void Runs_a_command()
    {
        var session = Open("pods/box/exec?command=echo&command=a%20b&stdout=true");
        var (status, output) = Cluster.Run(async () => (await session.RunAsync(), await ReadAsync(session.Output)));

        output.Should().Be("a b\n");
        status.Outcome.Should().Be("Success");
    }

    [Test]
    public void Tells_the_exit_code_as_a_cause()
    {
        var session = Open("pods/box/exec?command=sh&command=-c&command=exit%207&stdout=true");
        var status = Cluster.Run(session.RunAsync);

        status.Should().BeEquivalentTo(new Status
        {
            Outcome = "Failure",
            Reason = "NonZeroExitCode",
            Message = "command terminated with non-zero exit code: error executing command [sh -c exit 7], exit code 7",
            Details = new() { Causes = [new() { Reason = "ExitCode", Message = "7" }] },
        });
    }

    [Test]
    public void Hands_input_to_the_command_as_it_comes()
    {
        var session = Open("pods/box/exec?command=cat&stdin=true&stdout=true");
        var output = Cluster.Run(async () =>
        {
            var running = session.RunAsync();
            await session.Input!.WriteAsync("one "u8.ToArray());
            await session.Input.WriteAsync("two"u8.ToArray());
            session.Input.Complete();
            await running;
            return await ReadAsync(session.Output);
        });

        output.Should().Be("one two");
    }

    [TestCase("pods/pause/exec?command=sh&stdout=true", "exec: \"sh\": executable file not found in $PATH")]
    [TestCase("pods/box/exec?command=/bin/bash&stdout=true", "exec: \"/bin/bash\": stat /bin/bash: no such file or directory")]
    [TestCase("pods/box/exec?command=/etc/hosts&stdout=true", "exec: \"/etc/hosts\": permission denied")]
    public void Says_why_a_command_cannot_be_started(string target, string problem)
    {
        var session = Open(target);
        var status = Cluster.Run(session.RunAsync);

        status.Message.Should().StartWith("Internal error occurred: error executing command in container: failed to exec in container: failed to start exec \"").And.EndWith(problem);
    }

    [Test]
    public void Ends_with_137_when_its_container_is_killed()
    {
        var session = Open("pods/box/exec?command=sleep&command=1000&stdout=true");
        var status = Cluster.Run(async () =>
        {
            var running = session.RunAsync();
            await Task.Delay(TimeSpan.FromSeconds(5), Cluster.Time);
            Cluster.Containers["box"].Crash(137);
            return await running;
        });

        status.Details!.Causes[0].Message.Should().Be("137");
    }

    [Test]
    public void Talks_through_a_terminal()
    {
        var session = Open("pods/box/exec?command=sh&stdin=true&stdout=true&stderr=true&tty=true");
        var screen = Cluster.Run(async () =>
        {
            var running = session.RunAsync();
            await session.Input!.WriteAsync("echp\u007f\u007fho hi\r"u8.ToArray());
            await Task.Delay(TimeSpan.FromSeconds(1), Cluster.Time);
            await session.Input.WriteAsync("sleep 100\r"u8.ToArray());
            await Task.Delay(TimeSpan.FromSeconds(1), Cluster.Time);
            await session.Input.WriteAsync("\u0003"u8.ToArray());
            await Task.Delay(TimeSpan.FromSeconds(1), Cluster.Time);
            await session.Input.WriteAsync("echo $?\r\u0004"u8.ToArray());
            await running;
            return await ReadAsync(session.Output);
        });

        session.Error.Should().BeNull();
        screen.Should().Contain("/ # ").And.Contain("hi\r\n").And.Contain("^C").And.Contain("130\r\n");
    }

    [Test]
    public void Greets_as_bash_does_in_images_that_have_it()
    {
        var session = Open("pods/kubia/exec?command=bash&stdin=true&stdout=true&tty=true");
        var screen = Cluster.Run(async () =>
        {
            var running = session.RunAsync();
            await session.Input!.WriteAsync("curl -s localhost:8080; foo\rexit\r"u8.ToArray());
            await running;
            return await ReadAsync(session.Output);
        });

        screen.Should().Contain("root@kubia:/# ").And.Contain("You've hit kubia\r\n").And.Contain("bash: foo: command not found\r\n");
    }

    [Test]
    public void Attaches_to_what_runs()
    {
        Create("talker", "busybox", spec => spec with { Containers = [spec.Containers[0] with { Stdin = true, StdinOnce = true }], RestartPolicy = "Never" }, "sh", "-c", "echo before; read x; echo \"heard $x\"");
        Cluster.Run(TimeSpan.FromSeconds(5));
        var session = Open("pods/talker/attach?stdin=true&stdout=true");
        var output = Cluster.Run(async () =>
        {
            var running = session.RunAsync();
            await session.Input!.WriteAsync("you\n"u8.ToArray());
            await running;
            return await ReadAsync(session.Output);
        });

        output.Should().Be("heard you\n");
        Cluster.Containers["talker"].ReadLog().Should().Be("before\nheard you\n");
    }

    [Test]
    public void Stops_a_command_whose_client_has_gone()
    {
        var session = Open("pods/box/exec?command=sleep&command=1000&stdout=true");
        Cluster.Run(async () =>
        {
            var running = session.RunAsync();
            session.Close();
            await running;
        });

        Cluster.Containers["box"].Exec("ps").Output.Should().NotContain("sleep 1000\n");
    }

    [Test]
    public void Runs_a_debug_container()
    {
        Cluster.Api.Handle(new()
        {
            Method = "PATCH",
            Target = "/api/v1/namespaces/default/pods/kubia/ephemeralcontainers",
            Caller = new("admin") { Groups = ["system:masters"] },
            Headers = [new("Content-Type", "application/strategic-merge-patch+json")],
            Body = System.Text.Encoding.UTF8.GetBytes("""{"spec":{"ephemeralContainers":[{"name":"debugger","image":"busybox","command":["sleep","1000"],"targetContainerName":"main"}]}}"""),
        }).StatusCode.Should().Be(200);
        Cluster.Run(TimeSpan.FromSeconds(5));

        Cluster.Client.Get<ClusterSim.Api.Core.Pod>("default", "kubia").Status.EphemeralContainerStatuses[0].State.Running.Should().NotBeNull();
        Cluster.Containers.Get("default", "kubia", "debugger").Exec("ps").Output.Should().Contain("node app.js").And.Contain("sleep 1000");
    }

    [TestCase("pods/box/exec?command=ls&stdout=true", false, "400: Upgrade request required")]
    [TestCase("pods/box/exec?command=ls", true, "400: you must specify at least 1 of stdin, stdout, stderr")]
    [TestCase("pods/box/exec?command=ls&stdout=true&container=x", true, "400: container x is not valid for pod box")]
    [TestCase("pods/nobody/exec?command=ls&stdout=true", true, "404: pods \"nobody\" not found")]
    public void Refuses_what_cannot_be(string target, bool upgrades, string refusal) => Refusal(target, upgrades).Should().Be(refusal);
}

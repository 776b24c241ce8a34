using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

public sealed class RestartTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Restarts_a_crashed_container_at_once_the_first_time()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        Run(60);

        Containers.Get("default", "kubia").Crash(exitCode: 3);
        Run(3);

        var status = Status("kubia");
        status.RestartCount.Should().Be(1);
        status.State.Running.Should().NotBeNull();
        status.LastState.Terminated.Should().BeEquivalentTo(new { ExitCode = 3, Reason = "Error" });
        status.Ready.Should().BeTrue();
        EventObjectsOf("kubia").Select(@event => (@event.Reason, @event.Count)).Should().Equal(("Pulled", 1), ("Pulling", 2), ("Pulled", 1), ("Created", 2), ("Started", 2));
    }

    [Test]
    public void Waits_ten_seconds_doubling_up_to_five_minutes_before_the_next_restarts()
    {
        List<DateTimeOffset> starts = [];
        Catalog.Add("crasher", async context =>
        {
            starts.Add(Loop.Now);
            await context.Delay(TimeSpan.FromSeconds(1));
            return 1;
        });
        CreatePod("kubia", "crasher", container: main => main with { ImagePullPolicy = "IfNotPresent" });
        Run(3600);

        var pauses = starts.Zip(starts.Skip(1), (earlier, later) => (later - earlier - TimeSpan.FromSeconds(1)).TotalSeconds).ToList();
        pauses[0].Should().BeInRange(0, 1.1, "the kubelet looks every second");
        pauses.Skip(1).Take(7).Select(pause => Math.Round(pause)).Should().Equal(10, 20, 40, 80, 160, 300, 300);
    }

    [Test]
    public void Shows_what_a_container_in_back_off_waits_for()
    {
        Catalog.Add("crasher", _ => Task.FromResult(1));
        var pod = CreatePod("kubia", "crasher");
        Run(8);

        var status = Status("kubia");
        status.State.Waiting.Should().BeEquivalentTo(new
        {
            Reason = "CrashLoopBackOff",
            Message = $"back-off 10s restarting failed container=main pod=kubia_default({pod.Metadata.Uid})",
        });
        status.LastState.Terminated!.ExitCode.Should().Be(1);
        status.Ready.Should().BeFalse();
        status.Started.Should().BeFalse();
        Get("kubia").Status.Phase.Should().Be("Running");
        Get("kubia").Condition("Ready")!.Message.Should().Be("containers with unready status: [main]");
        EventsOf("kubia").Should().Contain($"BackOff: Back-off restarting failed container main in pod kubia_default({pod.Metadata.Uid})");
    }

    [Test]
    public void Forgets_earlier_crashes_after_ten_minutes_without_one()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        for (var i = 0; i < 3; i++)
        {
            Containers.Get("default", "kubia").Crash();
            RunUntilReady("kubia");
            Run(60);
        }
        Run(601);
        Containers.Get("default", "kubia").Crash();
        Run(3);

        Status("kubia").State.Running.Should().NotBeNull("the back-off would have been 40 seconds");
    }

    [Test]
    public void Succeeds_when_all_containers_have_and_may_not_restart()
    {
        CreatePod("job", "busybox", container: main => main with { Command = ["sh", "-c", "echo working; sleep 5"] }, spec: spec => spec with { RestartPolicy = "OnFailure" });
        Run(20);

        var pod = Get("job");
        pod.Status.Phase.Should().Be("Succeeded");
        pod.Status.ContainerStatuses[0].State.Terminated.Should().BeEquivalentTo(new { ExitCode = 0, Reason = "Completed" });
        pod.Status.Conditions.Select(condition => (condition.Type, condition.Status, condition.Reason)).Should().Equal(
            ("PodReadyToStartContainers", "False", "PodSandboxNotReady"), ("Initialized", "True", "PodCompleted"), ("Ready", "False", "PodCompleted"), ("ContainersReady", "False", "PodCompleted"), ("PodScheduled", "True", null));
        pod.Status.PodIP.Should().Be("10.244.0.2", "a finished Pod keeps showing the address it had");
        Containers.Get("default", "job").Log.Select(line => line.Text).Should().Equal("working");
    }

    [Test]
    public void Restarts_on_failure_until_the_program_succeeds()
    {
        var runs = 0;
        Catalog.Add("flaky", _ => Task.FromResult(++runs < 3 ? 1 : 0));
        CreatePod("job", "flaky", spec: spec => spec with { RestartPolicy = "OnFailure" });
        Run(60);

        Get("job").Status.Phase.Should().Be("Succeeded");
        Status("job").RestartCount.Should().Be(2);
    }

    [Test]
    public void Fails_when_a_container_has_and_may_not_restart()
    {
        CreatePod("job", "busybox", container: main => main with { Command = ["sh", "-c", "exit 42"] }, spec: spec => spec with { RestartPolicy = "Never" });
        Run(20);

        var pod = Get("job");
        pod.Status.Phase.Should().Be("Failed");
        pod.Status.ContainerStatuses[0].State.Terminated.Should().BeEquivalentTo(new { ExitCode = 42, Reason = "Error" });
        pod.Condition("Ready")!.Reason.Should().Be("PodFailed");
    }

    [Test]
    public void Keeps_the_log_of_the_start_before()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        Http.Get("http://10.244.0.2:8080/");
        Containers.Get("default", "kubia").Crash();
        Run(10);

        Containers.Get("default", "kubia").Log.Select(line => line.Text).Should().Equal("Kubia server starting...");
        Containers.Get("default", "kubia").PreviousLog.Select(line => line.Text).Should().Equal("Kubia server starting...", "Received request from ::ffff:172.18.0.1");
    }
}

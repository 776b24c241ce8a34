using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

public sealed class TerminationMessageTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Is_what_the_container_wrote_to_its_file()
    {
        Exit("echo \"I've had enough\" > /dev/termination-log; exit 1", main => main);

        Ended().Message.Should().Be("I've had enough\n");
        Ended().ExitCode.Should().Be(1);
    }

    [Test]
    public void Is_in_another_file_when_the_spec_says_so()
    {
        Exit("echo bye > /var/termination-reason; echo other > /dev/termination-log", main => main with { TerminationMessagePath = "/var/termination-reason" });

        Ended().Message.Should().Be("bye\n");
    }

    [Test]
    public void Is_kept_with_the_state_of_the_last_start()
    {
        CreatePod("crasher", "busybox", container: main => main with { Command = ["sh", "-c", "echo $RANDOM > /dev/termination-log; sleep 1; exit 1"] });
        Loop.RunUntil(() => Get("crasher").Status.ContainerStatuses is [{ RestartCount: 1 }], TimeSpan.FromMinutes(1));

        Status("crasher").LastState.Terminated!.Message.Should().NotBeNullOrEmpty();
    }

    [Test]
    public void Is_no_longer_than_4096_bytes_which_are_the_last()
    {
        Exit("{ head -c 5000 /dev/zero | tr '\\0' a; echo -n end; } > /dev/termination-log", main => main);

        Ended().Message.Should().HaveLength(4096).And.EndWith("end");
    }

    [TestCase("exit 1", "one\ntwo\n")]
    [TestCase("exit 0", null)]
    [TestCase("echo written > /dev/termination-log; exit 1", "written\n")]
    public void Is_the_end_of_the_log_of_a_container_that_failed_without_one_if_asked(string end, string? message)
    {
        Exit($"echo one; echo two; {end}", main => main with { TerminationMessagePolicy = "FallbackToLogsOnError" });

        Ended().Message.Should().Be(message);
    }

    [Test]
    public void Has_no_more_than_80_lines_of_the_log()
    {
        Exit("seq 1000; exit 1", main => main with { TerminationMessagePolicy = "FallbackToLogsOnError" });

        Ended().Message.Should().Be(string.Concat(Enumerable.Range(921, 80).Select(number => number + "\n")));
    }

    private void Exit(string script, Func<Container, Container> container)
    {
        CreatePod("job", "busybox", container: main => container(main with { Command = ["sh", "-c", script] }), spec: pod => pod with { RestartPolicy = "Never" });
        Loop.RunUntil(() => Get("job").Status.Phase is "Succeeded" or "Failed", TimeSpan.FromMinutes(1));
    }

    private ContainerStateTerminated Ended() => Status("job").State.Terminated!;
}

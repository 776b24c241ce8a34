using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

/// <summary>One container exits, and by its rules all of the Pod start anew.</summary>
public sealed class RestartAllContainersTests : WholeClusterFixture
{
    private const string Restarting = "RestartingAllContainers";

    [Test]
    public void Starts_all_containers_anew_init_containers_first_in_the_same_sandbox()
    {
        Apply("sleep 20; exit 42");
        Run(15);
        var (address, init) = (Pod("job").Status.PodIP, Pod("job").Status.InitContainerStatuses[0]);
        Run(15);

        var status = Pod("job").Status;
        (status.Phase, status.PodIP).Should().Be(("Running", address));
        status.InitContainerStatuses[0].State.Terminated!.StartedAt.Should().NotBe(init.State.Terminated!.StartedAt, "it ran again");
        status.InitContainerStatuses.Concat(status.ContainerStatuses).Should().OnlyContain(container => container.RestartCount == 1);
        status.ContainerStatuses.Should().OnlyContain(container => container.State.Running != null);
        foreach (var container in status.ContainerStatuses)
            container.LastState.Terminated.Should().BeEquivalentTo(new { ExitCode = 137, Reason = Restarting, Message = "The container is removed because RestartAllContainers in place", StartedAt = (Time?)null });
    }

    [Test]
    public void Shows_that_it_does()
    {
        Apply("sleep 20; exit 42");
        Run(10);
        Condition().Status.Should().Be("False");

        Cluster.RunUntil(() => Condition().Status == "True", within: TimeSpan.FromSeconds(20));
        Condition().Should().BeEquivalentTo(new { Reason = "RestartAllContainersStarted", Message = "container exited with restart policy rule" });
        Cluster.RunUntil(() => Pod("job").Status.ContainerStatuses[1].State.Waiting?.Reason == Restarting, within: TimeSpan.FromSeconds(5));
        Condition().Status.Should().Be("False", "all are taken away");
        Pod("job").Status.Conditions.Single(condition => condition.Type == "Initialized").Status.Should().Be("True", "what was initialized once stays so");
        Pod("job").Status.Phase.Should().Be("Running");
    }

    [Test]
    public void Waits_neither_for_hooks_nor_for_a_grace_period()
    {
        Apply("sleep 20; exit 42", other => other with { Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = 20 } } } });
        Run(30);

        Pod("job").Status.ContainerStatuses[1].RestartCount.Should().Be(1);
        EventsOf("job").Should().Contain("Killing: killing");
    }

    [Test]
    public void Leaves_the_others_alone_when_the_exit_matches_no_rule()
    {
        Apply("sleep 20; exit 1");
        Run(40);

        var status = Pod("job").Status;
        status.ContainerStatuses[0].State.Terminated!.ExitCode.Should().Be(1);
        status.ContainerStatuses[1].State.Running.Should().NotBeNull();
        status.ContainerStatuses.Should().OnlyContain(container => container.RestartCount == 0);
    }

    [Test]
    public void Does_not_take_the_killing_of_a_container_for_another_reason()
    {
        Apply("sleep 20; exit 42", other => other with { RestartPolicyRules = Rules("NotIn", 0) });
        Run(35);

        Pod("job").Status.ContainerStatuses.Should().OnlyContain(container => container.RestartCount == 1 && container.State.Running != null);
    }

    [Test]
    public void A_pod_without_such_a_rule_says_nothing_of_it()
    {
        ApplyPod("web", "nginx");
        Run(10);

        Pod("web").Status.Conditions.Should().NotContain(condition => condition.Type == "AllContainersRestarting");
    }

    private void Apply(string source, Func<Container, Container>? other = null) => ApplyPod(
        "job",
        "busybox",
        main => main with { Command = ["sh", "-c", source], RestartPolicy = "Never", RestartPolicyRules = Rules("In", 42) },
        spec =>
        {
            var beside = new Container { Name = "beside", Image = "busybox", Command = ["sleep", "infinity"], RestartPolicy = "Never" };
            return spec with
            {
                RestartPolicy = "Never",
                InitContainers = [new() { Name = "setup", Image = "busybox", Command = ["true"] }],
                Containers = spec.Containers.Add(other?.Invoke(beside) ?? beside),
            };
        });

    private static ValueList<ContainerRestartRule> Rules(string @operator, int exitCode) =>
        [new() { Action = "RestartAllContainers", ExitCodes = new() { Operator = @operator, Values = [exitCode] } }];

    private PodCondition Condition() => Pod("job").Status.Conditions.Single(condition => condition.Type == "AllContainersRestarting");
}

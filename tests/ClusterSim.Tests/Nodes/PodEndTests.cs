using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

/// <summary>When Pods end, and what decides it.</summary>
public sealed class PodEndTests : WholeClusterFixture
{
    [Test]
    public void Fails_a_pod_that_is_active_for_too_long()
    {
        ApplyPod("web", "luksa/kubia", spec: spec => spec with { ActiveDeadlineSeconds = 20, TerminationGracePeriodSeconds = 5 });
        Run(19);
        Pod("web").Status.Phase.Should().Be("Running");
        Run(4);
        Pod("web").Status.Phase.Should().Be("Running", "it is not over while a container runs");
        Pod("web").IsReady().Should().BeFalse();
        Run(5);

        var status = Pod("web").Status;
        (status.Phase, status.Reason, status.Message).Should().Be(("Failed", "DeadlineExceeded", "Pod was active on the node longer than the specified deadline"));
        status.ContainerStatuses[0].State.Terminated!.ExitCode.Should().Be(137);
        EventsOf("web").Should().Contain(["DeadlineExceeded: Pod was active on the node longer than the specified deadline", "Killing: Stopping container main"]);
    }

    [Test]
    public void Counts_the_time_in_which_an_image_cannot_be_pulled()
    {
        Cluster.ImageFaults.Break("nginx", ClusterSim.Nodes.Runtime.ImageFault.NotFound);
        ApplyPod("web", "nginx", spec: spec => spec with { ActiveDeadlineSeconds = 30 });
        Run(33);

        (Pod("web").Status.Phase, Pod("web").Status.Reason).Should().Be(("Failed", "DeadlineExceeded"));
    }

    [Test]
    public void Goes_by_the_containers_own_restart_policy()
    {
        var once = new Container { Name = "once", Image = "busybox", Command = ["sh", "-c", "exit 3"], RestartPolicy = "Never" };
        ApplyPod("web", "nginx", spec: spec => spec with { Containers = spec.Containers.Add(once) });
        Run(30);

        var status = Pod("web").Status.ContainerStatuses[1];
        (status.RestartCount, status.State.Terminated!.ExitCode).Should().Be((0, 3));
        Pod("web").Status.Phase.Should().Be("Running");
    }

    [TestCase(42, true)]
    [TestCase(1, false)]
    public void Goes_by_rules_for_exit_codes(int exitCode, bool restarts)
    {
        ApplyPod("job", "busybox", main => main with
        {
            Command = ["sh", "-c", $"exit {exitCode}"],
            RestartPolicy = "Never",
            RestartPolicyRules = [new() { Action = "Restart", ExitCodes = new() { Operator = "In", Values = [42] } }],
        }, spec => spec with { RestartPolicy = "Never" });
        Run(60);

        (Status("job").RestartCount > 0).Should().Be(restarts);
        Pod("job").Status.Phase.Should().Be(restarts ? "Running" : "Failed");
    }

    [Test]
    public void Refuses_a_name_that_no_image_can_have()
    {
        ApplyPod("web", "Nginx");
        Run(5);

        const string Message = "Failed to apply default image tag \"Nginx\": couldn't parse image name \"Nginx\": invalid reference format: repository name (library/Nginx) must be lowercase";
        Status("web").State.Waiting.Should().BeEquivalentTo(new ContainerStateWaiting { Reason = "InvalidImageName", Message = Message });
        EventsOf("web").Should().Contain(["InspectFailed: " + Message, "Failed: Error: InvalidImageName"]);
    }

    [Test]
    public void Tells_of_pull_secrets_that_are_not_there()
    {
        ApplyPod("web", "nginx", spec: spec => spec with { ImagePullSecrets = [new() { Name = "registry" }, new() { Name = "other" }] });
        RunUntilReady("web");

        EventsOf("web").Should().Contain("FailedToRetrieveImagePullSecret: Unable to retrieve some image pull secrets (registry, other); attempting to pull the image may not succeed.");
    }
}

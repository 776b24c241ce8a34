using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Tests.Nodes;

namespace ClusterSim.Tests.Faults;

public sealed class MachineTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Loses_its_programs_with_the_power_and_nobody_is_told()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        Machines["node-a"].PowerOff();
        Run(600);

        Get("kubia").IsReady().Should().BeTrue("that is what the API knows");
        Containers.Get("default", "kubia").IsRunning.Should().BeFalse();
    }

    [Test]
    public void Starts_its_containers_again_when_it_has_booted()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        var bootId = GetNode("node-a").Status.NodeInfo.BootID;
        Machines["node-a"].PowerOff();
        Run(60);
        Machines["node-a"].PowerOn();
        Run(19);
        var booting = Machines["node-a"].IsKubeletRunning;
        Run(10);

        booting.Should().BeFalse();
        var status = Status("kubia");
        status.RestartCount.Should().Be(1);
        status.State.Running.Should().NotBeNull();
        status.LastState.Terminated.Should().BeEquivalentTo(new { ExitCode = 255, Reason = "Unknown" });
        Get("kubia").Status.PodIP.Should().Be("10.244.0.3", "a new sandbox has a new address");
        EventsOf("kubia").Should().Contain("SandboxChanged: Pod sandbox changed, it will be killed and re-created.");
        var newBootId = GetNode("node-a").Status.NodeInfo.BootID;
        newBootId.Should().NotBe(bootId);
        EventsOf("node-a").Should().Contain($"Rebooted: Node node-a has been rebooted, boot id: {newBootId}");
    }

    [Test]
    public void Does_not_run_a_pod_again_that_may_run_only_once()
    {
        CreatePod("job", "nginx", spec: spec => spec with { RestartPolicy = "Never" });
        RunUntilReady("job");
        Machines["node-a"].PowerOff();
        Machines["node-a"].PowerOn();
        Run(60);

        Get("job").Status.Phase.Should().Be("Failed");
        Status("job").State.Terminated!.ExitCode.Should().Be(255);
    }

    [Test]
    public void Runs_init_containers_again_after_a_reboot()
    {
        var runs = 0;
        Catalog.Add("setup", _ => Task.FromResult(runs++ * 0));
        CreatePod("kubia", spec: spec => spec with { InitContainers = [new() { Name = "init", Image = "setup" }] });
        RunUntilReady("kubia");
        Machines["node-a"].PowerOff();
        Machines["node-a"].PowerOn();
        Run(60);

        runs.Should().Be(2);
        Get("kubia").IsReady().Should().BeTrue();
    }

    [Test]
    public void Drops_pods_that_were_deleted_while_it_was_off()
    {
        var pod = CreatePod("kubia");
        CreatePod("other");
        RunUntilReady("kubia", "other");
        Machines["node-a"].PowerOff();
        Client.Delete(pod);
        Client.Delete(Get("other"), new() { GracePeriodSeconds = 0 });
        Run(600);
        var meanwhile = Find("kubia");
        Machines["node-a"].PowerOn();
        Run(30);

        meanwhile.Should().NotBeNull("only the kubelet can say that its containers are gone");
        Find("kubia").Should().BeNull();
        Containers.Find("default", "other").Should().BeNull();
    }

    [Test]
    public void Starts_pods_that_were_bound_to_it_while_it_was_off()
    {
        Machines["node-a"].PowerOff();
        CreatePod("kubia");
        Run(60);
        var meanwhile = Get("kubia").Status.Phase;
        Machines["node-a"].PowerOn();

        meanwhile.Should().Be("Pending");
        RunUntilReady("kubia");
    }

    [Test]
    public void Goes_on_restarting_containers_without_the_api_server_and_reports_later()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        Machines["node-a"].Partition();
        Containers.Get("default", "kubia").Crash();
        Run(10);
        var meanwhile = Status("kubia").RestartCount;
        Machines["node-a"].Heal();
        Run(2);

        meanwhile.Should().Be(0);
        Status("kubia").RestartCount.Should().Be(1);
        Get("kubia").IsReady().Should().BeTrue();
    }

    [Test]
    public void Stops_pods_that_were_deleted_during_a_partition_when_it_hears_of_it()
    {
        var pod = CreatePod("kubia", "nginx");
        RunUntilReady("kubia");
        Machines["node-a"].Partition();
        Client.Delete(pod);
        Run(600);
        var running = Containers.Get("default", "kubia").IsRunning;
        Machines["node-a"].Heal();
        Run(2);

        running.Should().BeTrue();
        Find("kubia").Should().BeNull();
    }

    [Test]
    public void Says_again_that_a_pod_is_ready_which_others_have_given_up()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        Machines["node-a"].Partition();
        var pod = Get("kubia");
        Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Replace(condition => condition.Type == "Ready" ? condition with { Status = "False" } : condition) } });
        Run(60);
        Machines["node-a"].Heal();
        Run(2);

        Get("kubia").IsReady().Should().BeTrue();
    }

    [Test]
    public void Keeps_its_containers_when_only_the_kubelet_dies()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        Machines["node-a"].StopKubelet();
        Run(60);
        var beating = Heartbeats.IsBeating("node-a");
        Machines["node-a"].StartKubelet();
        Run(60);

        beating.Should().BeFalse();
        Status("kubia").RestartCount.Should().Be(0);
        Heartbeats.IsBeating("node-a").Should().BeTrue();
    }

    [Test]
    public void Names_the_machines_there_are_when_asked_for_another()
    {
        FluentActions.Invoking(() => Machines["node-z"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no machine \"node-z\"; there is node-a.");
    }
}

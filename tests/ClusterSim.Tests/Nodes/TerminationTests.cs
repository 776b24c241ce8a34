using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

public sealed class TerminationTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Ends_when_the_program_reacts_to_sigterm()
    {
        Catalog.Add("graceful", async context =>
        {
            await context.WaitForStop();
            await context.Delay(TimeSpan.FromSeconds(5));
            return 0;
        });
        var pod = CreatePod("kubia", "graceful");
        RunUntilReady("kubia");
        Client.Delete(pod);
        Run(4.9);
        var late = Find("kubia");
        Run(0.2);

        late.Should().NotBeNull();
        Find("kubia").Should().BeNull();
        EventsOf("kubia").Should().EndWith("Killing: Stopping container main");
    }

    [Test]
    public void Kills_a_program_that_outlives_the_grace_period()
    {
        Client.Delete(Started("kubia", "luksa/kubia"));
        Run(29.9);
        var late = Find("kubia");
        Run(0.2);

        late!.Status.ContainerStatuses[0].State.Running.Should().NotBeNull("the book's image ignores SIGTERM");
        Find("kubia").Should().BeNull();
    }

    [Test]
    public void Reports_how_the_containers_ended_before_the_pod_goes()
    {
        List<string> seen = [];
        var pod = Started("kubia", "luksa/kubia");
        using var _ = Server.Watch<Pod>().Subscribe(change =>
            seen.Add($"{change.Type} {change.Object.Status.Phase} {change.Object.Status.ContainerStatuses[0].State.Terminated?.ExitCode}".TrimEnd()));
        Client.Delete(pod, new() { GracePeriodSeconds = 5 });
        Run(10);

        // Marked for deletion, seen by the kubelet, ended, grace period over, gone.
        seen.Should().Equal("Added Running", "Modified Running", "Modified Running", "Modified Failed 137", "Modified Failed 137", "Deleted Failed 137");
    }

    [Test]
    public void Lets_a_second_deletion_shorten_the_grace_period()
    {
        var pod = Started("kubia", "luksa/kubia");
        Client.Delete(pod);
        Run(3);
        Client.Delete<Pod>(new("default", "kubia"), new() { GracePeriodSeconds = 4 });
        Run(4.1);

        Find("kubia").Should().BeNull();
    }

    [Test]
    public void Goes_on_stopping_the_containers_of_a_pod_deleted_by_force()
    {
        var pod = Started("kubia", "luksa/kubia");
        Client.Delete(pod, new() { GracePeriodSeconds = 0 });
        Run(1);

        Find("kubia").Should().BeNull();
        Containers.Get("default", "kubia").IsRunning.Should().BeTrue();
        Run(60);
        Containers.Find("default", "kubia").Should().BeNull();
    }

    [Test]
    public void Takes_away_a_pod_that_has_not_started_yet()
    {
        var pod = CreatePod("kubia");
        Run(0.1);
        Client.Delete(pod);
        Run(1);

        Find("kubia").Should().BeNull();
        Run(60);
        Containers.Find("default", "kubia").Should().BeNull("the pull that was under way starts nothing");
    }

    [Test]
    public void Takes_away_a_finished_pod_at_once()
    {
        var pod = CreatePod("job", "busybox", container: main => main with { Command = ["true"] }, spec: spec => spec with { RestartPolicy = "Never" });
        Run(30);
        Client.Delete(pod);
        Run(0);

        Find("job").Should().BeNull();
    }

    [Test]
    public void Gives_the_address_of_a_pod_that_is_gone_to_another_only_after_all_others()
    {
        Client.Delete(Started("one", "nginx"));
        Run(5);
        Started("two", "nginx");

        Get("two").Status.PodIP.Should().Be("10.244.0.3");
    }

    [Test]
    public void Makes_a_pod_of_the_same_name_a_new_one()
    {
        var old = Started("kubia", "nginx");
        Client.Delete(old);
        Run(5);
        var @new = Started("kubia", "nginx");

        @new.Metadata.Uid.Should().NotBe(old.Metadata.Uid);
        Status("kubia").RestartCount.Should().Be(0);
    }

    private Pod Started(string name, string image)
    {
        CreatePod(name, image);
        RunUntilReady(name);
        return Get(name);
    }

    [Test]
    public void Takes_a_pod_in_place_of_one_that_was_deleted_by_force_and_whose_containers_still_run()
    {
        ValueMap<Quantity> most = [new("cpu", "3")];
        var stubborn = CreatePod("old", "busybox", container: container => container with { Command = ["sleep", "3600"], Resources = new() { Requests = most } });
        RunUntilReady("old");
        Client.Delete(stubborn, new() { GracePeriodSeconds = 0 });

        CreatePod("new", container: container => container with { Resources = new() { Requests = most } });

        RunUntilReady("new");
        Run(60);
        Containers.Find("default", "old").Should().BeNull();
        CreatePod("third", container: container => container with { Resources = new() { Requests = most } });
        Run(1);
        Get("third").Status.Reason.Should().Be("OutOfcpu", "room was made once");
    }
}

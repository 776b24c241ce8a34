using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

public sealed class PodStartTests : NodeFixture
{
    [SetUp]
    public void AddMachine() => Machines.Add("node-a");

    [Test]
    public void Runs_a_pod_that_is_bound_to_the_node()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");

        var status = Get("kubia").Status;
        status.Phase.Should().Be("Running");
        status.PodIP.Should().Be("10.244.0.2");
        status.PodIPs.Should().Equal(new PodIP { Ip = "10.244.0.2" });
        status.HostIP.Should().Be("172.18.0.2");
        status.HostIPs.Should().Equal(new HostIP { Ip = "172.18.0.2" });
        status.QosClass.Should().Be("BestEffort");
        status.ObservedGeneration.Should().Be(1);
        status.Conditions.Select(condition => (condition.Type, condition.Status, condition.Reason)).Should().Equal(
            ("PodReadyToStartContainers", "True", null), ("Initialized", "True", null), ("Ready", "True", null), ("ContainersReady", "True", null), ("PodScheduled", "True", null));
        var container = status.ContainerStatuses.Should().ContainSingle().Subject;
        container.Should().BeEquivalentTo(new { Name = "main", Ready = true, Started = true, RestartCount = 0, Image = "docker.io/luksa/kubia:latest" });
        container.ImageID.Should().StartWith("docker.io/luksa/kubia@sha256:");
        container.ContainerID.Should().MatchRegex("^containerd://[0-9a-f]{64}$");
        container.State.Running.Should().NotBeNull();
    }

    [Test]
    public void Says_what_it_is_doing_until_the_container_runs()
    {
        CreatePod("kubia");
        Run(0.1);
        var first = Get("kubia").Status;
        Run(0.3);
        var second = Get("kubia").Status;

        first.Phase.Should().Be("Pending");
        first.ContainerStatuses[0].State.Waiting!.Reason.Should().Be("ContainerCreating");
        first.ContainerStatuses[0].Started.Should().BeFalse();
        first.Conditions.Select(condition => (condition.Type, condition.Status, condition.Reason, condition.Message)).Should().Equal(
            ("PodReadyToStartContainers", "False", "PodSandboxNotReady", "no pod sandbox exists"),
            ("Initialized", "True", null, null),
            ("Ready", "False", "ContainersNotReady", "containers with unready status: [main]"),
            ("ContainersReady", "False", "ContainersNotReady", "containers with unready status: [main]"),
            ("PodScheduled", "True", null, null));
        second.Conditions[0].Status.Should().Be("True", "the sandbox is reported while the image is still being pulled");
        second.ContainerStatuses[0].State.Waiting!.Reason.Should().Be("ContainerCreating");
    }

    [Test]
    public void Tells_the_story_of_the_start_in_events()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");

        EventsOf("kubia").Should().Equal(
            "Pulling: Pulling image \"luksa/kubia\"",
            "Pulled: Successfully pulled image \"luksa/kubia\" in 3.139s (3.139s including waiting). Image size: 263900000 bytes.",
            "Created: Container created",
            "Started: Container started");
        EventObjectsOf("kubia").Should().OnlyContain(@event =>
            @event.Source.Component == "kubelet" && @event.Source.Host == "node-a" && @event.ReportingInstance == "node-a" && @event.InvolvedObject.FieldPath == "spec.containers{main}");
    }

    [Test]
    public void Writes_a_status_only_when_it_has_changed()
    {
        CreatePod("kubia");
        RunUntilReady("kubia");
        var revision = Get("kubia").Metadata.ResourceVersion;
        Run(3600);

        Get("kubia").Metadata.ResourceVersion.Should().Be(revision);
    }

    [Test]
    public void Does_not_pull_an_image_that_is_on_the_machine()
    {
        CreatePod("one");
        RunUntilReady("one");
        CreatePod("two", container: main => main with { ImagePullPolicy = "IfNotPresent" });
        RunUntilReady("two");

        EventsOf("two").Should().StartWith("Pulled: Container image \"luksa/kubia\" already present on machine and can be accessed by the pod");
    }

    [Test]
    public void Pulls_one_image_at_a_time()
    {
        Catalog.Add(new() { Name = "big", SizeBytes = 1_000_000_000, Program = () => new Waiter() });
        CreatePod("one", "big");
        CreatePod("two", "nginx");
        RunUntilReady("one", "two");

        EventsOf("one").Should().Contain("Pulled: Successfully pulled image \"big\" in 10.5s (10.5s including waiting). Image size: 1000000000 bytes.");
        EventsOf("two").Should().Contain("Pulled: Successfully pulled image \"nginx\" in 1.223s (11.723s including waiting). Image size: 72300000 bytes.");
    }

    [Test]
    public void Runs_init_containers_one_after_the_other_before_the_rest()
    {
        var init = new Container { Name = "first", Image = "busybox", Command = ["sleep", "5"] };
        CreatePod("kubia", spec: spec => spec with { InitContainers = [init, init with { Name = "second" }] });
        Run(3);
        var early = Get("kubia").Status;
        RunUntilReady("kubia");

        early.Phase.Should().Be("Pending");
        early.InitContainerStatuses.Select(status => status.State.Running is not null).Should().Equal(true, false);
        early.InitContainerStatuses[1].State.Waiting!.Reason.Should().Be("PodInitializing");
        early.ContainerStatuses[0].State.Waiting!.Reason.Should().Be("PodInitializing");
        early.Conditions[1].Should().BeEquivalentTo(new { Type = "Initialized", Status = "False", Reason = "ContainersNotInitialized", Message = "containers with incomplete status: [first second]" });
        var late = Get("kubia").Status;
        late.InitContainerStatuses.Should().OnlyContain(status => status.Ready && status.State.Terminated!.Reason == "Completed" && status.Started == false);
        late.Phase.Should().Be("Running");
    }

    [Test]
    public void Fails_a_pod_whose_init_container_fails_and_may_not_restart()
    {
        var init = new Container { Name = "setup", Image = "busybox", Command = ["false"] };
        CreatePod("kubia", spec: spec => spec with { RestartPolicy = "Never", InitContainers = [init] });
        Run(30);

        var status = Get("kubia").Status;
        status.Phase.Should().Be("Failed");
        status.InitContainerStatuses[0].State.Terminated!.ExitCode.Should().Be(1);
        status.ContainerStatuses[0].State.Waiting!.Reason.Should().Be("PodInitializing");
    }

    [Test]
    public void Runs_a_sidecar_beside_the_container_it_starts_before()
    {
        var sidecar = new Container { Name = "proxy", Image = "registry.k8s.io/pause", RestartPolicy = "Always" };
        CreatePod("kubia", spec: spec => spec with { InitContainers = [sidecar] });
        RunUntilReady("kubia");

        var status = Get("kubia").Status;
        status.InitContainerStatuses[0].Should().BeEquivalentTo(new { Ready = true, Started = true });
        status.Phase.Should().Be("Running");
    }

    [Test]
    public void Rejects_a_pod_for_which_there_is_no_room()
    {
        CreatePod("greedy", container: main => main with { Resources = new() { Requests = [new("cpu", "3")] } });
        CreatePod("late", container: main => main with { Resources = new() { Requests = [new("cpu", "1500m")] } });
        Run(1);

        var status = Get("late").Status;
        status.Should().BeEquivalentTo(new
        {
            Phase = "Failed",
            Reason = "OutOfcpu",
            Message = "Pod was rejected: Node didn't have enough resource: cpu, requested: 1500, used: 3000, capacity: 4000",
        });
        EventsOf("late").Should().Equal("OutOfcpu: Node didn't have enough resource: cpu, requested: 1500, used: 3000, capacity: 4000");
    }

    [Test]
    public void Rejects_a_pod_that_asks_for_another_kind_of_node()
    {
        CreatePod("picky", spec: spec => spec with { NodeSelector = [new("disk", "ssd")] });
        Run(1);

        Get("picky").Status.Should().BeEquivalentTo(new
        {
            Phase = "Failed",
            Reason = "NodeAffinity",
            Message = "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
        });
    }

    [Test]
    public void Gives_the_room_of_a_pod_that_has_ended_to_another()
    {
        CreatePod("first", "busybox", container: main => main with { Command = ["true"], Resources = new() { Requests = [new("cpu", "4")] } }, spec: spec => spec with { RestartPolicy = "Never" });
        Loop.RunUntil(() => Get("first").Status.Phase == "Succeeded", TimeSpan.FromMinutes(1));
        Run(5);
        CreatePod("second", container: main => main with { Resources = new() { Requests = [new("cpu", "4")] } });

        RunUntilReady("second");
    }
}

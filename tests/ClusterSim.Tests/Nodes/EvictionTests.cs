using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Scheduling;
using ClusterSim.Client;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

/// <summary>What a kubelet does when its machine runs short of something.</summary>
public sealed class EvictionTests : WholeClusterFixture
{
    private const long Mi = 1L << 20;

    protected override ClusterOptions Options => new() { Nodes = 1, Machine = MachineSpec.WithCapacity("4", "2Gi") };

    private Node Node => Cluster.Client.Get<Node>(new ObjectKey("node-1"));

    [Test]
    public void Memory_that_runs_short_makes_the_node_say_so_and_ends_who_uses_more_than_it_asked_for()
    {
        Use("modest", 300, request: "400Mi");
        Use("greedy", 300, request: "100Mi");
        Use("greedier", 1000, request: "100Mi");
        RunUntilReady("modest", "greedy", "greedier");

        Use("late", 110, request: "200Mi");
        Cluster.RunUntil(() => Pod("greedier").Status.Phase == "Failed", TimeSpan.FromSeconds(30));

        var status = Pod("greedier").Status;
        status.Reason.Should().Be("Evicted");
        status.Message.Should().Be("The node was low on resource: memory. Threshold quantity: 100Mi, available: 82Mi. Container main was using 1000Mi, request is 100Mi, has larger consumption of memory. ");
        status.Conditions.Single(condition => condition.Type == "DisruptionTarget").Should().Match<PodCondition>(condition => condition.Status == "True" && condition.Reason == "TerminationByKubelet" && condition.Message == status.Message);
        EventsOf("greedier").Should().Contain("Evicted: " + status.Message);
        EventsOf("node-1").Should().Contain("EvictionThresholdMet: Attempting to reclaim memory");
        Run(15);
        (Pod("modest").IsReady(), Pod("greedy").IsReady(), Pod("late").IsReady()).Should().Be((true, true, true));
        Condition("MemoryPressure").Should().Match<NodeCondition>(condition => condition.Status == "True" && condition.Reason == "KubeletHasInsufficientMemory" && condition.Message == "kubelet has insufficient memory available");
        Node.Spec.Taints.Should().Contain(taint => taint.Key == "node.kubernetes.io/memory-pressure" && taint.Effect == "NoSchedule");
        EventsOf("node-1").Should().Contain("NodeHasInsufficientMemory: Node node-1 status is now: NodeHasInsufficientMemory");
    }

    [Test]
    public void The_condition_holds_on_for_five_minutes_after_it_is_over()
    {
        Cluster.Machine("node-1").Use(new(20, 1990 * Mi));
        Run(21);
        var during = Condition("MemoryPressure").Status;
        Cluster.Machine("node-1").Use(new(20, 256 * Mi));

        Cluster.Run(TimeSpan.FromMinutes(4.5));
        var after = Condition("MemoryPressure").Status;
        Cluster.Run(TimeSpan.FromMinutes(1));

        (during, after, Condition("MemoryPressure").Status).Should().Be(("True", "True", "False"));
    }

    [Test]
    public void Of_those_that_exceed_their_requests_the_one_of_lowest_priority_goes_first()
    {
        Cluster.Apply(new PriorityClass { Metadata = new() { Name = "high" }, Value = 1000 });
        Use("low", 300, request: "100Mi");
        Use("high", 900, request: "100Mi", priority: "high");
        RunUntilReady("low", "high");

        Cluster.Machine("node-1").Use(new(20, 800 * Mi));
        Cluster.RunUntil(() => Pod("low").Status.Phase == "Failed", TimeSpan.FromSeconds(30));
        Run(60);

        Pod("high").IsReady().Should().BeTrue();
    }

    [Test]
    public void Under_memory_pressure_no_pod_is_let_in_that_asks_for_nothing()
    {
        Cluster.Machine("node-1").Use(new(20, 1990 * Mi));
        Run(21);

        ApplyPod("best-effort", spec: spec => spec with { NodeName = "node-1" });
        Run(1);

        Pod("best-effort").Status.Should().Match<PodStatus>(status => status.Phase == "Failed" && status.Reason == "Evicted" && status.Message == "Pod was rejected: The node had condition: [MemoryPressure]. ");
    }

    [Test]
    public void A_full_disk_is_a_pressure_of_its_own()
    {
        ApplyPod("web", "luksa/kubia");
        RunUntilReady("web");

        Cluster.Machine("node-1").Use(new(20, 256 * Mi, DiskBytes: 95L << 30));
        Run(25);

        Condition("DiskPressure").Should().Match<NodeCondition>(condition => condition.Status == "True" && condition.Reason == "KubeletHasDiskPressure");
        Pod("web").Status.Message.Should().StartWith("The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: ");
    }

    [Test]
    public void Images_that_nobody_needs_go_before_pods_do()
    {
        ApplyPod("gone", "nginx");
        ApplyPod("web", "luksa/kubia");
        RunUntilReady("gone", "web");
        Cluster.Client.Delete(Pod("gone"));
        Run(60);
        var unused = Node.Status.Images.Single(image => image.Names.Any(name => name.Contains("nginx"))).SizeBytes;
        var all = Node.Status.Images.Sum(image => image.SizeBytes);

        Cluster.Machine("node-1").Use(new(20, 256 * Mi, DiskBytes: (90L << 30) - all + (unused / 2)));
        Run(25);

        Node.Status.Images.Should().NotContain(image => image.Names.Any(name => name.Contains("nginx"))).And.NotBeEmpty();
        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Process_numbers_run_short_where_a_threshold_is_set()
    {
        Restart(Options with { Kubelet = new() { Eviction = new() { ProcessesAvailable = 1000 } } });

        Cluster.Machine("node-1").Use(new(20, 256 * Mi, Processes: 4_194_000));
        Run(25);

        Condition("PIDPressure").Should().Match<NodeCondition>(condition => condition.Status == "True" && condition.Reason == "KubeletHasInsufficientPID");
        Node.Spec.Taints.Should().Contain(taint => taint.Key == "node.kubernetes.io/pid-pressure");
    }

    [Test]
    public void A_leak_is_noticed_when_it_has_come_so_far()
    {
        Cluster.Images.Add("shop/leak", async context =>
        {
            context.UseOverTime(UsageCurve.Through((TimeSpan.Zero, new(10, 100 * Mi)), (TimeSpan.FromMinutes(10), new(10, 2000 * Mi))));
            await context.WaitForStop();
            return 0;
        });
        ApplyPod("leak", "shop/leak");
        RunUntilReady("leak");
        var begun = Cluster.Now;

        Cluster.RunUntil(() => Pod("leak").Status.Reason == "Evicted", TimeSpan.FromMinutes(10));

        Since(begun).Should().BeInRange(480, 520); // 2048 - 100 - 256 MiB are 1692, which it uses after 503 seconds.
    }

    [Test]
    public void A_directory_that_outgrows_its_limit_ends_its_pod()
    {
        ApplyPod("writer", "busybox",
            main => main with { Command = ["sh", "-c", "sleep 5; head -c 2000000 /dev/zero > /cache/big; sleep 3600"], VolumeMounts = [new() { Name = "cache", MountPath = "/cache" }] },
            spec => spec with { Volumes = [new() { Name = "cache", EmptyDir = new() { SizeLimit = "1Mi" } }] });
        RunUntilReady("writer");

        Cluster.RunUntil(() => Pod("writer").Status.Phase == "Failed", TimeSpan.FromMinutes(1));

        Pod("writer").Status.Message.Should().Be("Usage of EmptyDir volume \"cache\" exceeds the limit \"1Mi\". ");
    }

    [Test]
    public void A_container_that_writes_more_than_it_may_ends_its_pod()
    {
        ApplyPod("writer", "busybox", main => main with
        {
            Command = ["sh", "-c", "sleep 5; head -c 2000000 /dev/zero > /big; sleep 3600"],
            Resources = new() { Limits = [new("ephemeral-storage", "1Mi")] },
        });
        RunUntilReady("writer");

        Cluster.RunUntil(() => Pod("writer").Status.Phase == "Failed", TimeSpan.FromMinutes(1));

        Pod("writer").Status.Message.Should().Be("Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ");
    }

    [Test]
    public void When_there_is_no_memory_left_at_all_the_kernel_kills_at_once()
    {
        Use("hungry", 3000, request: "100Mi");

        Cluster.RunUntil(() => Pod("hungry").Status.ContainerStatuses.Any(status => (status.State.Terminated ?? status.LastState.Terminated)?.Reason == "OOMKilled"), TimeSpan.FromMinutes(1));

        EventsOf("node-1").Should().Contain(told => told.StartsWith("SystemOOM: System OOM encountered, victim process: "));
    }

    [Test]
    public void What_is_reserved_for_the_system_is_not_allocatable()
    {
        Restart(new() { Nodes = 1, Machine = new() { Reserved = [new("cpu", "500m"), new("memory", "1Gi")] } });

        (Node.Status.Allocatable["cpu"].ToString(), Node.Status.Allocatable["memory"].ToString(), Node.Status.Capacity["cpu"].ToString()).Should().Be(("3500m", "15Gi", "4"));
    }

    private NodeCondition Condition(string type) => Node.Status.Conditions.Single(condition => condition.Type == type);

    private void Use(string name, long mebibytes, string request, string? priority = null)
    {
        Cluster.Images.Add("shop/" + name, async context =>
        {
            context.Use(new ContainerUsage(10, mebibytes * Mi));
            await context.WaitForStop();
            return 0;
        });
        ApplyPod(name, "shop/" + name, main => main with { Resources = new() { Requests = [new("memory", request)] } }, spec => spec with { PriorityClassName = priority });
    }
}

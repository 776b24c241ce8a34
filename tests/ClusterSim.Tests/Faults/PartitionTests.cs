using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Faults;

namespace ClusterSim.Tests.Faults;

/// <summary>Machines that fail in a whole cluster: what becomes of their Nodes and Pods, and what happens when they come back.</summary>
public sealed class PartitionTests : WholeClusterFixture
{
    private static readonly TimeSpan Eviction = TimeSpan.FromSeconds(50 + 300 + 60); // Grace period of the monitor, default toleration, and time for what follows.

    [Test]
    public void Replaces_the_pods_of_a_machine_without_power_and_takes_the_node_back_when_it_boots()
    {
        var lost = StartReplicas();
        Cluster.Machine(lost.Spec.NodeName!).PowerOff();
        Cluster.RunUntil(() => ReadyOf(lost.Spec.NodeName!) == "Unknown", TimeSpan.FromMinutes(1));
        Cluster.RunUntil(() => ReadyPods("web").Count == 2 && ReadyPods("web").All(pod => pod.Spec.NodeName != lost.Spec.NodeName), Eviction);

        FindPod(lost.Metadata.Name!)!.IsBeingDeleted.Should().BeTrue("nobody can say yet that it is gone");
        Cluster.Machine(lost.Spec.NodeName!).PowerOn();
        Cluster.RunUntil(() => ReadyOf(lost.Spec.NodeName!) == "True", TimeSpan.FromMinutes(1));
        Cluster.RunUntil(() => FindPod(lost.Metadata.Name!) is null, TimeSpan.FromMinutes(1));
        Run(10);
        Node(lost.Spec.NodeName!).Spec.Taints.Should().BeEmpty();
        ReadyPods("web").Should().HaveCount(2);
    }

    [Test]
    public void Restarts_the_pods_of_a_machine_that_comes_back_in_time()
    {
        var pod = StartReplicas();
        Cluster.Machine(pod.Spec.NodeName!).PowerOff();
        Run(90);
        var meanwhile = Pod(pod.Metadata.Name!);
        Cluster.Machine(pod.Spec.NodeName!).PowerOn();
        RunUntilReady(pod.Metadata.Name!);

        meanwhile.IsReady.Should().BeFalse("the node controller has given it up");
        meanwhile.IsBeingDeleted.Should().BeFalse();
        var status = Status(pod.Metadata.Name!);
        status.RestartCount.Should().Be(1);
        status.LastState.Terminated!.Reason.Should().Be("Unknown");
        ReadyOf(pod.Spec.NodeName!).Should().Be("True");
    }

    [Test]
    public void Kills_pods_that_were_evicted_when_a_partition_ends()
    {
        var pod = StartReplicas();
        var machine = Cluster.Machine(pod.Spec.NodeName!);
        machine.Partition();
        Cluster.RunUntil(() => Pod(pod.Metadata.Name!).IsBeingDeleted, Eviction);
        var container = Cluster.Containers.Get("default", pod.Metadata.Name!);

        container.IsRunning.Should().BeTrue("the machine has not heard of it");
        machine.Heal();
        Cluster.RunUntil(() => FindPod(pod.Metadata.Name!) is null, TimeSpan.FromSeconds(40));
        container.IsRunning.Should().BeFalse();
        Cluster.RunUntil(() => ReadyOf(machine.Name) == "True" && Node(machine.Name).Spec.Taints.Count == 0, TimeSpan.FromSeconds(30));
    }

    [Test]
    public void Keeps_pods_running_whose_machine_was_cut_off_for_a_short_time()
    {
        var pod = StartReplicas();
        Cluster.Machine(pod.Spec.NodeName!).Partition();
        Run(120);
        var during = Pod(pod.Metadata.Name!).IsReady;
        Cluster.Machine(pod.Spec.NodeName!).Heal();
        RunUntilReady(pod.Metadata.Name!);

        during.Should().BeFalse();
        Status(pod.Metadata.Name!).RestartCount.Should().Be(0);
        Pod(pod.Metadata.Name!).Metadata.Uid.Should().Be(pod.Metadata.Uid);
    }

    [TestCase(PartitionExtent.Everything, "Unknown", false)]
    [TestCase(PartitionExtent.ApiServer, "Unknown", true)]
    [TestCase(PartitionExtent.PodNetwork, "True", false)]
    public void Breaks_only_what_was_asked_for(PartitionExtent extent, string ready, bool isReached)
    {
        var pod = StartReplicas();
        var machine = Cluster.Machine(pod.Spec.NodeName!);
        machine.Partition(extent);
        Run(60);

        ReadyOf(machine.Name).Should().Be(ready);
        var ask = () => Cluster.Http.Get($"http://{pod.Status.PodIP}:8080/");
        if (isReached)
            ask().Text.Should().StartWith("You've hit");
        else
            ask.Should().Throw<TaskCanceledException>();
        machine.IsPartitioned.Should().BeTrue();
        machine.Heal();
        ask().Text.Should().StartWith("You've hit");
        machine.IsPartitioned.Should().BeFalse();
    }

    /// <summary>Two replicas, on two of the three nodes; one of them is returned.</summary>
    private Pod StartReplicas()
    {
        Cluster.Apply(new ReplicaSet
        {
            Metadata = new() { Name = "web" },
            Spec = new()
            {
                Replicas = 2,
                Selector = new() { MatchLabels = [new("app", "web")] },
                Template = new() { Metadata = new() { Labels = [new("app", "web")] }, Spec = new() { Containers = [new() { Name = "main", Image = "luksa/kubia", Resources = new() { Requests = [new("cpu", "1")] } }] } },
            },
        });
        Cluster.RunUntil(() => ReadyPods("web").Count == 2, TimeSpan.FromMinutes(1));
        Run(5);
        return ReadyPods("web")[0];
    }

    private Node Node(string name) => Cluster.Client.Get<Node>(new ObjectKey(name));

    private string ReadyOf(string node) => Node(node).Status.Conditions.Single(condition => condition.Type == "Ready").Status;
}

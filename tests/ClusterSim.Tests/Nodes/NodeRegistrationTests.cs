using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes;

namespace ClusterSim.Tests.Nodes;

public sealed class NodeRegistrationTests : NodeFixture
{
    [Test]
    public void Registers_the_machine_as_a_ready_node()
    {
        Machines.Add("node-a", MachineSpec.WithCapacity("8", "32Gi", pods: 250) with { Labels = [new("disk", "ssd")] });
        Run(0);

        var node = GetNode("node-a");
        node.Metadata.Labels.Should().Equal(
            new("beta.kubernetes.io/arch", "amd64"), new("beta.kubernetes.io/os", "linux"), new("disk", "ssd"),
            new("kubernetes.io/arch", "amd64"), new("kubernetes.io/hostname", "node-a"), new("kubernetes.io/os", "linux"));
        node.Spec.PodCIDR.Should().Be("10.244.0.0/24");
        node.Status.Capacity.ToString().Should().Be("cpu=8,ephemeral-storage=100Gi,memory=32Gi,pods=250");
        node.Status.Allocatable.Should().Equal(node.Status.Capacity);
        node.Status.Addresses.Should().Equal(new NodeAddress { Type = "InternalIP", Address = "172.18.0.2" }, new NodeAddress { Type = "Hostname", Address = "node-a" });
        node.Status.Conditions.Select(condition => (condition.Type, condition.Status, condition.Reason, condition.Message)).Should().Equal(
            ("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            ("Ready", "True", "KubeletReady", "kubelet is posting ready status"));
        node.Status.NodeInfo.Should().BeEquivalentTo(new { KubeletVersion = "v1.36.2", KubeProxyVersion = "", OperatingSystem = "linux", Architecture = "amd64" });
        EventsOf("node-a").Should().Equal(
            "Starting: Starting kubelet.",
            "NodeHasSufficientMemory: Node node-a status is now: NodeHasSufficientMemory",
            "NodeHasNoDiskPressure: Node node-a status is now: NodeHasNoDiskPressure",
            "NodeHasSufficientPID: Node node-a status is now: NodeHasSufficientPID",
            "NodeAllocatableEnforced: Updated Node Allocatable limit across pods",
            "NodeReady: Node node-a status is now: NodeReady");
    }

    [Test]
    public void Keeps_back_what_is_reserved_for_the_system()
    {
        Machines.Add("node-a", new() { Reserved = [new("cpu", "500m"), new("memory", "1Gi")] });

        GetNode("node-a").Status.Allocatable.ToString().Should().Be("cpu=3500m,ephemeral-storage=100Gi,memory=15Gi,pods=110");
    }

    [Test]
    public void Puts_a_machine_under_a_node_that_somebody_creates()
    {
        Client.Create(new Node { Metadata = new() { Name = "mine", Labels = [new("pool", "a")] }, Status = new() { Capacity = [new("cpu", "64")] } });
        Run(1);
        CreatePod("kubia", node: "mine");
        RunUntilReady("kubia");

        var node = GetNode("mine");
        node.Status.Capacity["cpu"].Should().Be((Quantity)"64");
        node.Status.Allocatable["pods"].Should().Be((Quantity)"110");
        node.Metadata.Labels.Should().ContainKeys("pool", "kubernetes.io/hostname");
    }

    [Test]
    public void Reports_again_when_its_node_was_deleted_and_created_again()
    {
        Machines.Add("node-a");
        Client.Delete(GetNode("node-a"));
        Run(60);
        var stillGone = Client.Find<Node>(new ObjectKey("node-a"));
        Client.Create(new Node { Metadata = new() { Name = "node-a" } });
        Run(10);

        stillGone.Should().BeNull("a kubelet registers its Node only when it starts");
        GetNode("node-a").Status.Conditions.Should().HaveCount(4);
        Heartbeats.IsBeating("node-a").Should().BeTrue();
    }
}

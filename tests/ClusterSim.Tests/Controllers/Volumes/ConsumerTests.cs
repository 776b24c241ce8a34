using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Controllers.Volumes.Provisioning;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>How Pods find a node for their claims.</summary>
[TestFixture]
public sealed class ConsumerTests : StorageFixture
{
    protected override ClusterOptions Options => new() { Storage = new() { AttachLimit = 2, Capacity = "10Gi" } };

    private PersistentVolume Local(string name, string node, Quantity size)
    {
        var volume = NewVolume(name, size, "local");
        return volume with
        {
            Spec = volume.Spec with
            {
                HostPath = null,
                Local = new() { Path = "/mnt/" + name },
                NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "kubernetes.io/hostname", Operator = "In", Values = [node] }] }] } },
            },
        };
    }

    [Test]
    public void A_Pod_goes_where_a_local_volume_for_its_claim_is()
    {
        Client.Create(NewClass("local", "kubernetes.io/no-provisioner", "WaitForFirstConsumer"));
        Client.Create(Local("on-two", "node-2", "5Gi"));
        Client.Create(NewClaim("data", storageClass: "local"));
        Cluster.Run(TimeSpan.FromSeconds(20));
        Claim("data").Status.Phase.Should().Be("Pending");

        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");

        Pod("user").Spec.NodeName.Should().Be("node-2");
        Claim("data").Spec.VolumeName.Should().Be("on-two");
    }

    [Test]
    public void Two_Pods_do_not_get_the_same_local_volume()
    {
        Client.Create(NewClass("local", "kubernetes.io/no-provisioner", "WaitForFirstConsumer"));
        Client.Create(Local("on-two", "node-2", "5Gi"));
        Client.Create(Local("on-three", "node-3", "1Gi"));
        Cluster.Run(TimeSpan.FromSeconds(1));
        foreach (var name in new[] { "a", "b" })
        {
            Client.Create(NewClaim(name, storageClass: "local"));
            Client.Create(NewPod("user-" + name, name));
        }
        RunUntilRunning("user-a");
        RunUntilRunning("user-b");

        new[] { Pod("user-a").Spec.NodeName, Pod("user-b").Spec.NodeName }.Should().BeEquivalentTo("node-2", "node-3");
    }

    [Test]
    public void Without_a_volume_to_bind_the_Pod_says_so_and_goes_on_when_there_is_one()
    {
        Client.Create(NewClass("local", "kubernetes.io/no-provisioner", "WaitForFirstConsumer"));
        Client.Create(NewClaim("data", storageClass: "local"));
        Client.Create(NewPod("user", "data"));
        Cluster.Run(TimeSpan.FromSeconds(20));

        Pod("user").Status.Conditions.Single().Message.Should().StartWith("0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind.");
        Told("data").Should().Contain("WaitForPodScheduled: waiting for pod user to be scheduled");

        Client.Create(Local("on-two", "node-2", "5Gi"));
        RunUntilRunning("user");
    }

    [Test]
    public void A_Pod_with_an_unbound_claim_waits_until_it_is_bound()
    {
        Client.Create(NewClaim("data"));
        Client.Create(NewPod("user", "data"));
        Cluster.Run(TimeSpan.FromSeconds(1));
        Pod("user").Status.Conditions.Single().Message.Should().Be("0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found");

        Client.Create(NewVolume("late"));
        RunUntilRunning("user");
    }

    [Test]
    public void A_claim_for_one_Pod_only_keeps_others_out_until_that_has_gone()
    {
        var claim = NewClaim("data", storageClass: null);
        Client.Create(claim with { Spec = claim.Spec with { AccessModes = ["ReadWriteOncePod"] } });
        Client.Create(NewPod("first", "data"));
        RunUntilRunning("first");
        Client.Create(NewPod("second", "data"));
        Cluster.Run(TimeSpan.FromSeconds(2));

        Pod("second").Status.Conditions.Single().Message.Should().Contain("3 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod");

        Client.Delete<Pod>(new("default", "first"));
        RunUntilRunning("second");
    }

    [Test]
    public void No_more_disks_are_attached_to_a_node_than_its_driver_allows()
    {
        for (var number = 1; number <= 7; number++)
        {
            Client.Create(NewClaim($"data-{number}", "1Gi", storageClass: null));
            RunUntilBound($"data-{number}");
            Client.Create(NewPod($"user-{number}", $"data-{number}"));
            Cluster.Run(TimeSpan.FromSeconds(3));
        }

        Client.List<Pod>("default").Count(pod => pod.Status.Phase == "Running").Should().Be(6, "of three nodes each takes two");
        Pod("user-7").Status.Conditions.Single().Message.Should().StartWith("0/3 nodes are available: 3 node(s) exceed max volume count.");
        Client.List<CSINode>().Select(node => node.Metadata.Name).Should().Equal("node-1", "node-2", "node-3");
    }

    [Test]
    public void What_the_storage_has_no_room_for_is_not_made_until_there_is()
    {
        Client.Create(NewClaim("most", "8Gi", storageClass: null));
        RunUntilBound("most");
        Client.Create(NewClaim("more", "4Gi", storageClass: null));
        Cluster.Run(Minute);

        Claim("more").Status.Phase.Should().Be("Pending");
        Told("more").Should().Contain("ProvisioningFailed: failed to provision volume with StorageClass \"standard\": rpc error: code = ResourceExhausted desc = not enough space left for 4Gi");

        Client.Delete<PersistentVolumeClaim>(new("default", "most"));
        RunUntilBound("more");
    }

    [Test]
    public void A_Pod_that_is_deleted_while_its_volume_is_made_leaves_nothing_behind_in_the_scheduler()
    {
        Client.Create(NewClass("slow", StorageOptions.Driver, "WaitForFirstConsumer"));
        Client.Create(NewClaim("data", storageClass: "slow"));
        Client.Create(NewPod("user", "data"));
        Cluster.Run(TimeSpan.FromMilliseconds(100));
        Pod("user").Spec.NodeName.Should().BeNullOrEmpty();

        Client.Delete<Pod>(new("default", "user"), new() { GracePeriodSeconds = 0 });
        Cluster.Run(TimeSpan.FromSeconds(5));
        Client.Create(NewPod("user", "data"));

        RunUntilRunning("user");
    }
}

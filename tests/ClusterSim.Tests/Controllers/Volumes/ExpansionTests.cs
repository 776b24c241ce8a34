using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>Claims grow.</summary>
[TestFixture]
public sealed class ExpansionTests : StorageFixture
{
    private void Ask(string claim, Quantity size) =>
        Client.Update(Claim(claim) with { Spec = Claim(claim).Spec with { Resources = new() { Requests = [new("storage", size)] } } });

    [SetUp]
    public void ClaimDisk()
    {
        Client.Create(NewClaim("data", "1Gi", storageClass: null));
        RunUntilBound("data");
    }

    [Test]
    public void The_disk_grows_at_once_and_the_file_system_when_a_Pod_uses_it()
    {
        Ask("data", "5Gi");
        Cluster.Run(TimeSpan.FromSeconds(5));

        VolumeOf("data").Size.Should().Be((Quantity)"5Gi");
        Claim("data").Status.Capacity["storage"].Should().Be((Quantity)"1Gi");
        Claim("data").Status.AllocatedResources["storage"].Should().Be((Quantity)"5Gi");
        Claim("data").Status.AllocatedResourceStatuses["storage"].Should().Be("NodeResizePending");
        var condition = Claim("data").Status.Conditions.Single();
        condition.Type.Should().Be("FileSystemResizePending");
        condition.Message.Should().Be("Waiting for user to (re-)start a pod to finish file system resize of volume on node.");

        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");

        Claim("data").Status.Capacity["storage"].Should().Be((Quantity)"5Gi");
        Claim("data").Status.Conditions.Should().BeEmpty();
        Claim("data").Status.AllocatedResourceStatuses.Should().BeEmpty();
        Told("user").Should().Contain($"FileSystemResizeSuccessful: MountVolume.NodeExpandVolume succeeded for volume \"{Claim("data").Spec.VolumeName}\" {Pod("user").Spec.NodeName}");
    }

    [Test]
    public void A_disk_in_use_grows_while_its_Pod_runs()
    {
        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");

        Ask("data", "5Gi");
        Cluster.Run(TimeSpan.FromSeconds(5));

        Claim("data").Status.Capacity["storage"].Should().Be((Quantity)"5Gi");
        Told("data").Skip(3).Should().BeEquivalentTo(
            "ExternalExpanding: waiting for an external controller to expand this PVC",
            "Resizing: External resizer is resizing volume " + Claim("data").Spec.VolumeName,
            "FileSystemResizeRequired: Require file system resize of volume on node");
    }

    [Test]
    public void A_claim_grows_only_where_its_class_lets_it()
    {
        Client.Create(NewClass("fixed"));
        Client.Create(NewClaim("small", storageClass: "fixed"));
        RunUntilBound("small");

        var asking = () => Ask("small", "5Gi");

        asking.Should().Throw<ApiException>().WithMessage("*only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize*");
    }

    [Test]
    public void A_claim_does_not_shrink()
    {
        var asking = () => Ask("data", "500Mi");

        asking.Should().Throw<ApiException>().WithMessage("*field can not be less than status.capacity*");
    }
}

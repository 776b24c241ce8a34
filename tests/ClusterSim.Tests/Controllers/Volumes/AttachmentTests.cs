using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Controllers.Volumes.Attachment;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>Disks are attached to the nodes where Pods use them.</summary>
[TestFixture]
public sealed class AttachmentTests : StorageFixture
{
    private static Pod On(string node, Pod pod) => pod with { Spec = pod.Spec with { NodeSelector = [new("kubernetes.io/hostname", node)] } };

    private IReadOnlyList<VolumeAttachment> Attachments => Client.List<VolumeAttachment>();

    private Node Node(string name) => Client.Get<Node>(new ObjectKey(name));

    [SetUp]
    public void ClaimDisk()
    {
        Client.Create(NewClaim("data", storageClass: null));
        RunUntilBound("data");
    }

    [Test]
    public void A_disk_is_attached_to_the_node_of_the_Pod_before_it_starts()
    {
        Client.Create(On("node-2", NewPod("user", "data")));
        RunUntilRunning("user");

        var attachment = Attachments.Should().ContainSingle().Subject;
        attachment.Spec.Should().Be(new VolumeAttachmentSpec { Attacher = "disk.clustersim.io", NodeName = "node-2", Source = new() { PersistentVolumeName = Claim("data").Spec.VolumeName } });
        attachment.Status.Attached.Should().BeTrue();
        attachment.Metadata.Name.Should().MatchRegex("^csi-[0-9a-f]{64}$");
        Node("node-2").Status.VolumesAttached.Single().Name.Should().Be($"kubernetes.io/csi/disk.clustersim.io^{Claim("data").Spec.VolumeName}");
        Told("user").Should().Contain($"SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume \"{Claim("data").Spec.VolumeName}\" ");
    }

    [Test]
    public void It_is_detached_when_the_last_Pod_there_has_gone()
    {
        Client.Create(On("node-2", NewPod("one", "data")));
        Client.Create(On("node-2", NewPod("two", "data")));
        RunUntilRunning("one");
        RunUntilRunning("two");
        Client.Delete<Pod>(new("default", "one"));
        Cluster.Run(Minute);
        Attachments.Should().ContainSingle();

        Client.Delete<Pod>(new("default", "two"));
        Cluster.Run(Minute);

        Attachments.Should().BeEmpty();
        Node("node-2").Status.VolumesAttached.Should().BeEmpty();
    }

    [Test]
    public void A_disk_for_one_node_is_not_attached_to_a_second_one_until_the_first_has_let_go()
    {
        Client.Create(On("node-1", NewPod("first", "data")));
        RunUntilRunning("first");
        Client.Create(On("node-2", NewPod("second", "data")));
        Cluster.Run(TimeSpan.FromMinutes(3));

        Pod("second").Status.Phase.Should().Be("Pending");
        Told("second").Should().Contain($"FailedAttachVolume: Multi-Attach error for volume \"{Claim("data").Spec.VolumeName}\" Volume is already used by pod(s) first");
        Told("second").Should().Contain("FailedMount: Unable to attach or mount volumes: unmounted volumes=[v0], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition");

        Client.Delete<Pod>(new("default", "first"));
        RunUntilRunning("second");
        Attachments.Single().Spec.NodeName.Should().Be("node-2");
    }

    [Test]
    public void A_disk_that_many_may_read_is_attached_to_several_nodes()
    {
        var claim = NewClaim("shared", storageClass: null);
        Client.Create(claim with { Spec = claim.Spec with { AccessModes = ["ReadWriteMany"] } });
        Client.Create(On("node-1", NewPod("first", "shared")));
        Client.Create(On("node-2", NewPod("second", "shared")));
        RunUntilRunning("first");
        RunUntilRunning("second");

        Attachments.Should().HaveCount(2);
    }

    [Test]
    public void From_a_lost_node_a_disk_is_detached_six_minutes_after_its_Pods_have_gone()
    {
        Client.Create(On("node-1", NewPod("first", "data")));
        RunUntilRunning("first");
        Cluster.Machine("node-1").PowerOff();
        Cluster.RunUntil(() => Node("node-1").Status.Conditions.Single(condition => condition.Type == "Ready").Status == "Unknown", TimeSpan.FromMinutes(2));
        Client.Delete<Pod>(new("default", "first"), new() { GracePeriodSeconds = 0 });
        Client.Create(On("node-2", NewPod("second", "data")));

        Cluster.Run(AttachDetachController.MaxWaitForUnmount - TimeSpan.FromSeconds(5));
        Attachments.Single().Spec.NodeName.Should().Be("node-1");
        Told("second").Should().Contain($"FailedAttachVolume: Multi-Attach error for volume \"{Claim("data").Spec.VolumeName}\" Volume is already exclusively attached to one node and can't be attached to another");

        RunUntilRunning("second");
    }

    [Test]
    public void A_driver_can_do_without()
    {
        Client.Create(new CSIDriver { Metadata = new() { Name = "files.example.com" }, Spec = new() { AttachRequired = false } });
        Client.Create(NewClass("files", "files.example.com"));
        Client.Create(NewClaim("files", storageClass: "files"));
        Client.Create(NewPod("user", "files"));
        RunUntilRunning("user");

        Attachments.Should().BeEmpty();
    }

    [Test]
    public void What_was_written_is_there_for_the_next_Pod_on_another_node()
    {
        Client.Create(On("node-1", Shell("writer", "echo hello > /data/greeting; sleep 1000")));
        RunUntilRunning("writer");
        Client.Delete<Pod>(new("default", "writer"));
        Client.Create(On("node-2", Shell("reader", "cat /data/greeting; sleep 1000")));
        RunUntilRunning("reader");
        Cluster.Run(TimeSpan.FromSeconds(2));

        Cluster.Containers["reader"].ReadLog().Should().Be("hello\n");
    }

    private static Pod Shell(string name, string script)
    {
        var pod = NewPod(name, "data");
        return pod with { Spec = pod.Spec with { Containers = [new() { Name = "c", Image = "busybox", Command = ["sh", "-c", script], VolumeMounts = [new() { Name = "v0", MountPath = "/data" }] }] } };
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>Volumes behind claims. Here claims are bound by hand.</summary>
public sealed class ClaimVolumeTests : VolumeFixture
{
    /// <summary>Here nobody attaches disks.</summary>
    [SetUp]
    public void RegisterDriver() => Client.Create(new CSIDriver { Metadata = new() { Name = "disk.example.com" }, Spec = new() { AttachRequired = false } });

    private static readonly Volume Claimed = new() { PersistentVolumeClaim = new() { ClaimName = "claim" } };

    [Test]
    public void Keep_their_data_and_take_it_to_another_node()
    {
        CreateClaim(new() { GcePersistentDisk = new() { PdName = "mongodb" } });
        StartBox("first", Claimed);
        Sh("first", "echo '{name: foo}' > /data/db");
        Client.Delete<Pod>(new ObjectKey("default", "first"), new() { GracePeriodSeconds = 0 });
        Run(5);

        StartBox("second", Claimed, node: "node-b");

        Sh("second", "cat /data/db").Should().Be("{name: foo}\n");
    }

    [Test]
    public void Stay_on_their_node_when_they_are_a_part_of_it()
    {
        CreateClaim(new() { HostPath = new() { Path = "/tmp/mongodb" } });
        StartBox("first", Claimed);
        Sh("first", "echo here > /data/db");

        StartBox("second", Claimed, node: "node-b");
        StartBox("third", new() { HostPath = new() { Path = "/tmp" } });

        Sh("second", "ls /data").Should().BeEmpty();
        Sh("third", "cat /data/mongodb/db").Should().Be("here\n");
    }

    [Test]
    public void Are_written_by_several_Pods_at_once_when_they_are_shares()
    {
        CreateClaim(new() { Nfs = new() { Server = "1.2.3.4", Path = "/some/path" } });
        StartBox("first", Claimed);
        StartBox("second", Claimed, node: "node-b");
        StartBox("third", new() { Nfs = new() { Server = "1.2.3.4", Path = "/some/path", ReadOnly = true } });

        Sh("first", "echo hello > /data/file");

        Sh("second", "cat /data/file").Should().Be("hello\n");
        Sh("third", "cat /data/file; touch /data/x").Should().Be("hello\ntouch: /data/x: Read-only file system\n");
    }

    [Test]
    public void Lose_their_data_with_the_volume_unless_it_is_retained()
    {
        CreateClaim(new() { Csi = new() { Driver = "disk.example.com", VolumeHandle = "1" }, PersistentVolumeReclaimPolicy = "Delete" });
        StartBox("first", Claimed);
        Sh("first", "echo hello > /data/file");
        Client.Delete<Pod>(new ObjectKey("default", "first"), new() { GracePeriodSeconds = 0 });
        Release();
        CreateClaim(new() { Csi = new() { Driver = "disk.example.com", VolumeHandle = "1" }, PersistentVolumeReclaimPolicy = "Retain" });
        StartBox("second", Claimed);
        var afterDeletion = Sh("second", "ls /data; echo again > /data/file");
        Client.Delete<Pod>(new ObjectKey("default", "second"), new() { GracePeriodSeconds = 0 });
        Release();
        CreateClaim(new() { Csi = new() { Driver = "disk.example.com", VolumeHandle = "1" } });

        StartBox("third", Claimed);

        afterDeletion.Should().BeEmpty();
        Sh("third", "cat /data/file").Should().Be("again\n");
    }

    [Test]
    public void Hold_no_more_than_their_capacity()
    {
        CreateClaim(new() { Csi = new() { Driver = "disk.example.com", VolumeHandle = "1" }, Capacity = [new("storage", Quantity.Parse("2Ki"))] });
        StartBox("box", Claimed);

        Sh("box", "head -c 3000 /dev/zero > /data/file").Should().Contain("No space left on device");
    }

    [Test]
    public void Are_devices_when_they_have_no_file_system()
    {
        CreateClaim(new() { Csi = new() { Driver = "disk.example.com", VolumeHandle = "1" }, VolumeMode = "Block" });

        StartBox("box", Claimed, container: main => main with { VolumeMounts = [], VolumeDevices = [new() { Name = "data", DevicePath = "/dev/xvda" }] });

        Sh("box", "ls -l /dev/xvda; echo raw > /dev/xvda; head -c 4 /dev/xvda").Should().MatchRegex("^b.*/dev/xvda\nraw\n$");
    }

    [Test]
    public void Keep_the_Pod_waiting_until_they_are_bound()
    {
        CreateBox("box", Claimed);
        Run(15);
        var missing = EventsOf("box");
        Client.Create(NewClaim("Filesystem"));
        Run(20);
        var unbound = EventsOf("box");

        missing.Should().Equal("FailedMount: Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[data]: error processing PVC default/claim: failed to fetch PVC from API server: persistentvolumeclaims \"claim\" not found");
        unbound[^1].Should().Be("FailedMount: Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[data]: error processing PVC default/claim: PVC is not bound");
        Status("box").State.Waiting!.Reason.Should().Be("ContainerCreating");
    }

    private static PersistentVolumeClaim NewClaim(string mode) => new()
    {
        Metadata = new() { Name = "claim", Namespace = "default" },
        Spec = new() { AccessModes = ["ReadWriteOnce"], Resources = new() { Requests = [new("storage", Quantity.Parse("1Ki"))] }, VolumeMode = mode, VolumeName = "volume", StorageClassName = "" },
    };

    private void CreateClaim(PersistentVolumeSpec spec)
    {
        var claim = Client.Create(NewClaim(spec.VolumeMode ?? "Filesystem"));
        Client.Create(new PersistentVolume
        {
            Metadata = new() { Name = "volume" },
            Spec = spec with
            {
                AccessModes = ["ReadWriteOnce"],
                Capacity = spec.Capacity.Count > 0 ? spec.Capacity : [new("storage", Quantity.Parse("1Gi"))],
                ClaimRef = new() { Namespace = "default", Name = "claim", Uid = claim.Metadata.Uid },
            },
        });
        Client.UpdateStatus(claim with { Status = new() { Phase = "Bound" } });
    }

    private void Release()
    {
        Run(5);
        foreach (var obj in (ApiObject[])[Client.Get<PersistentVolumeClaim>("default", "claim"), Client.Get<PersistentVolume>("", "volume")])
        {
            if (obj is PersistentVolumeClaim claim)
            {
                Client.Delete<PersistentVolumeClaim>(ObjectKey.Of(claim));
                if (Client.Find<PersistentVolumeClaim>(ObjectKey.Of(claim)) is { } protectedClaim)
                    Client.Update(protectedClaim with { Metadata = protectedClaim.Metadata with { Finalizers = [] } });
            }
            else
            {
                Client.Delete<PersistentVolume>(ObjectKey.Of(obj));
                if (Client.Find<PersistentVolume>(ObjectKey.Of(obj)) is { } protectedVolume)
                    Client.Update(protectedVolume with { Metadata = protectedVolume.Metadata with { Finalizers = [] } });
            }
        }
        Run(1);
    }
}

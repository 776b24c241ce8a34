using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Volumes;

public sealed class EmptyDirTests : VolumeFixture
{
    [Test]
    public void Is_shared_by_the_containers_of_a_Pod()
    {
        StartBox("pair", new() { EmptyDir = new() }, spec: pod => pod with { Containers = [pod.Containers[0], pod.Containers[0] with { Name = "reader" }] });

        Sh("pair", "echo hello > /data/greeting; echo mine > /own");

        Sh("pair", "cat /data/greeting; cat /own", "reader").Should().Be("hello\ncat: can't open '/own': No such file or directory\n");
        Sh("pair", "ls -ld /data").Should().StartWith("drwxrwxrwx");
    }

    [Test]
    public void Outlives_its_containers_but_not_its_Pod()
    {
        StartBox("box", new() { EmptyDir = new() });
        Sh("box", "echo kept > /data/file; echo lost > /file");

        Containers["box"].Crash();
        Loop.RunUntil(() => Status("box").RestartCount == 1, TimeSpan.FromMinutes(1));
        var afterCrash = Sh("box", "cat /data/file; ls /file");
        Client.Delete<Pod>(new ObjectKey("default", "box"), new() { GracePeriodSeconds = 0 });
        Run(40);
        StartBox("box", new() { EmptyDir = new() });

        afterCrash.Should().Be("kept\nls: /file: No such file or directory\n");
        Sh("box", "ls /data").Should().BeEmpty();
    }

    [Test]
    public void In_memory_is_a_tmpfs_as_large_as_its_limit()
    {
        StartBox("box", new() { EmptyDir = new() { Medium = "Memory", SizeLimit = Quantity.Parse("1Ki") } });

        Sh("box", "mount | grep /data").Should().Be("tmpfs on /data type tmpfs (rw,relatime)\n");
        Sh("box", "head -c 1000 /dev/zero > /data/a; head -c 1000 /dev/zero > /data/b").Should().Contain("No space left on device");
    }

    [Test]
    public void Cannot_be_written_where_it_is_mounted_read_only()
    {
        StartBox("pair", new() { EmptyDir = new() }, spec: pod => pod with
        {
            Containers = [pod.Containers[0], pod.Containers[0] with { Name = "reader", VolumeMounts = [new() { Name = "data", MountPath = "/data", ReadOnly = true }] }],
        });
        Sh("pair", "echo hello > /data/greeting");

        Sh("pair", "cat /data/greeting; touch /data/new; rm /data/greeting; echo x > /data/greeting", "reader").Should().Be(
            "hello\ntouch: /data/new: Read-only file system\nrm: can't remove '/data/greeting': Read-only file system\nsh: can't create /data/greeting: Read-only file system\n");
        Sh("pair", "rm /data/greeting; rmdir /data").Should().Contain("busy", "it is a mount");
    }

    [Test]
    public void Can_be_mounted_in_parts_and_below_another_volume()
    {
        StartBox("box", new() { EmptyDir = new() }, spec: pod => pod with
        {
            Volumes = [.. pod.Volumes, new() { Name = "inner", EmptyDir = new() }],
            Containers =
            [
                pod.Containers[0] with
                {
                    Env = [new() { Name = "POD", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.name" } } }],
                    VolumeMounts =
                    [
                        new() { Name = "inner", MountPath = "/data/inner" },
                        new() { Name = "data", MountPath = "/data" },
                        new() { Name = "data", MountPath = "/logs", SubPathExpr = "logs/$(POD)" },
                        new() { Name = "data", MountPath = "/part", SubPath = "a/b" },
                    ],
                },
            ],
        });

        Sh("box", "echo 1 > /part/one; echo 2 > /logs/two; echo 3 > /data/inner/three; cat /data/a/b/one /data/logs/box/two; find /data -type f").Should().Be("1\n2\n/data/a/b/one\n/data/logs/box/two\n");
        Sh("box", "ls /data/inner").Should().Be("three\n", "it is another volume");
    }

    [Test]
    public void On_disk_costs_the_Pod_its_place_when_it_grows_beyond_its_limit()
    {
        StartBox("box", new() { EmptyDir = new() { SizeLimit = Quantity.Parse("1Ki") } });

        Sh("box", "head -c 3000 /dev/zero > /data/file; wc -c < /data/file").Trim().Should().Be("3000");
        Run(15);

        Get("box").Status.Should().BeEquivalentTo(new { Phase = "Failed", Reason = "Evicted", Message = "Usage of EmptyDir volume \"data\" exceeds the limit \"1Ki\". " });
        EventsOf("box").Should().Contain("Evicted: Usage of EmptyDir volume \"data\" exceeds the limit \"1Ki\". ");
    }

    [Test]
    public void On_disk_outlives_a_reboot()
    {
        StartBox("box", new() { EmptyDir = new() });
        Sh("box", "echo kept > /data/file");

        Machines["node-a"].PowerOff();
        Run(5);
        Machines["node-a"].PowerOn();
        Loop.RunUntil(() => Status("box").RestartCount == 1 && Get("box").IsReady(), TimeSpan.FromMinutes(2));

        Sh("box", "cat /data/file").Should().Be("kept\n");
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Volumes;

public sealed class HostPathTests : VolumeFixture
{
    [Test]
    public void Is_seen_by_all_Pods_of_the_node_and_outlives_them_and_reboots()
    {
        StartBox("first", HostPath("/var/lib/app"));
        Sh("first", "echo hello > /data/file");
        StartBox("elsewhere", HostPath("/var/lib/app"), node: "node-b");
        Client.Delete<Pod>(new ObjectKey("default", "first"), new() { GracePeriodSeconds = 0 });
        Machines["node-a"].PowerOff();
        Run(5);
        Machines["node-a"].PowerOn();
        Run(60);

        StartBox("second", HostPath("/var"));

        Sh("second", "cat /data/lib/app/file; ls -d /data/lib/kubelet /data/log").Should().Be("hello\n/data/lib/kubelet\n/data/log\n");
        Sh("elsewhere", "ls /data").Should().BeEmpty("it is another machine");
    }

    [TestCase("Directory", "/nowhere", "hostPath type check failed: /nowhere is not a directory")]
    [TestCase("File", "/var/log", "hostPath type check failed: /var/log is not a file")]
    [TestCase("Socket", "/etc/hostname", "hostPath type check failed: /etc/hostname is not a socket file")]
    [TestCase("CharDevice", "/var/log", "hostPath type check failed: /var/log is not a character device")]
    [TestCase("BlockDevice", "/dev/null", "hostPath type check failed: /dev/null is not a block device")]
    public void Keeps_the_Pod_waiting_for_something_of_its_type(string type, string path, string problem)
    {
        CreateBox("box", HostPath(path, type));
        Run(5);

        Status("box").State.Waiting!.Reason.Should().Be("ContainerCreating");
        EventsOf("box").Should().Contain($"FailedMount: MountVolume.SetUp failed for volume \"data\" : {problem}");
    }

    [TestCase("Directory", "/var/log")]
    [TestCase("DirectoryOrCreate", "/made/here")]
    [TestCase("File", "/etc/hostname")]
    [TestCase("FileOrCreate", "/etc/made")]
    [TestCase("Socket", "/run/containerd/containerd.sock")]
    [TestCase("CharDevice", "/dev/null")]
    [TestCase("", "/made/there")]
    public void Is_mounted_when_something_of_its_type_is_there_or_can_be_made(string type, string path)
    {
        StartBox("box", HostPath(path, type));

        Sh("box", "[ -e /data ] && echo there").Should().Be("there\n");
    }

    [Test]
    public void Shows_the_logs_of_the_containers_on_the_node()
    {
        CreatePod("web");
        CreatePod("other", node: "node-b");
        RunUntilReady("web", "other");
        StartBox("agent", HostPath("/var/log"), container: main => main with { VolumeMounts = [new() { Name = "data", MountPath = "/var/log", ReadOnly = true }] });

        Sh("agent", "ls /var/log/containers").Should().MatchRegex("^agent_default_main-[0-9a-f]{64}.log\nweb_default_main-[0-9a-f]{64}.log\n$");
        Sh("agent", "cat /var/log/containers/web_*").Should().MatchRegex(@"^2026-01-01T00:00:[0-9.]+Z stdout F Kubia server starting\.\.\.\n$");
        Sh("agent", "ls /var/log/pods | tail -n 1; ls /var/log/pods/default_web_*/main").Should().Be($"default_web_{Get("web").Metadata.Uid}\n0.log\n");
    }

    private static Volume HostPath(string path, string? type = null) => new() { HostPath = new() { Path = path, Type = type } };
}

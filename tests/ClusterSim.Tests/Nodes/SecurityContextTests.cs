using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;
using ClusterSim.Tests.Nodes.Volumes;

namespace ClusterSim.Tests.Nodes;

/// <summary>Security contexts as far as a container sees them.</summary>
public sealed class SecurityContextTests : VolumeFixture
{
    private static readonly Volume Empty = new() { EmptyDir = new() };

    [Test]
    public void Runs_as_root_unless_told_otherwise()
    {
        StartBox("box", Empty, image: "alpine");

        Sh("box", "id").Should().StartWith("uid=0(root) gid=0(root) groups=0(root)");
    }

    [Test]
    public void Runs_as_the_user_that_is_asked_for()
    {
        StartBox("box", Empty, image: "alpine", container: main => main with { SecurityContext = new() { RunAsUser = 405 } });

        Sh("box", "id; whoami").Should().Be("uid=405(guest) gid=100(users) groups=100(users)\nguest\n");
        Sh("box", "touch /root-only; echo x > /etc/passwd; touch /tmp/mine; ls -l /tmp").Should().MatchRegex(
            @"touch: /root-only: Permission denied\n.*can't create /etc/passwd: Permission denied\n|guest +users");
    }

    [Test]
    public void Shares_volumes_between_users_through_a_group()
    {
        StartBox("box", Empty, image: "alpine", spec: pod => pod with
        {
            SecurityContext = new() { FsGroup = 555, SupplementalGroups = [666, 777] },
            Containers =
            [
                pod.Containers[0] with { SecurityContext = new() { RunAsUser = 1111 } },
                pod.Containers[0] with { Name = "second", SecurityContext = new() { RunAsUser = 2222 } },
            ],
        });

        Sh("box", "id").Should().Be("uid=1111 gid=0(root) groups=0(root),555,666,777\n");
        Sh("box", "ls -ld /data; echo foo > /data/foo; ls -l /data/foo; echo foo > /tmp/foo; ls -l /tmp/foo").Should().MatchRegex(
            @"^drwxrwsrwx +2 root +555 .*\n-rw-r--r-- +1 1111 +555 .*\n-rw-r--r-- +1 1111 +root ");
        Sh("box", "rm /data/foo; echo bar > /data/bar; cat /data/bar", "second").Should().Be("bar\n", "the directory is the group's");
    }

    [Test]
    public void Gives_files_of_ConfigMaps_and_Secrets_to_the_group()
    {
        Client.Create(new Secret { Metadata = new() { Name = "keys", Namespace = "default" }, Data = [new("key", Bytes.FromText("K"))] });
        StartBox("box", new() { Secret = new() { SecretName = "keys", DefaultMode = 256 } }, spec: pod => pod with { SecurityContext = new() { RunAsUser = 1000, FsGroup = 2000 } });

        Sh("box", "stat -L -c '%a %g' /data/key; cat /data/key").Should().Be("440 2000\nK");
    }

    [Test]
    public void Keeps_the_roots_file_system_unwritten_but_not_volumes()
    {
        StartBox("box", Empty, container: main => main with { SecurityContext = new() { ReadOnlyRootFilesystem = true } });

        Sh("box", "touch /new-file; touch /data/newfile; ls /data").Should().Be("newfile\ntouch: /new-file: Read-only file system\n");
    }

    [Test]
    public void Does_without_capabilities_that_are_dropped()
    {
        StartBox("box", Empty, image: "alpine", container: main => main with { SecurityContext = new() { Capabilities = new() { Drop = ["CHOWN"] } } });
        StartBox("free", Empty, image: "alpine");

        Sh("box", "chown guest /tmp").Should().Be("chown: /tmp: Operation not permitted\n");
        Sh("free", "chown guest /tmp; ls -ld /tmp").Should().Contain("guest");
    }

    [Test]
    public void Refuses_to_run_an_image_as_root_that_must_not()
    {
        CreateBox("box", Empty, container: main => main with { SecurityContext = new() { RunAsNonRoot = true } });
        CreateBox("contrary", Empty, spec: pod => pod with { SecurityContext = new() { RunAsNonRoot = true, RunAsUser = 0 } });
        Catalog.Add(new Image { Name = "named", User = "app", Program = () => new Waiter() });
        Catalog.Add(new Image { Name = "numbered", User = "1001", Program = () => new Waiter() });
        CreatePod("named", "named", spec: pod => pod with { SecurityContext = new() { RunAsNonRoot = true } });
        CreatePod("numbered", "numbered", spec: pod => pod with { SecurityContext = new() { RunAsNonRoot = true } });
        RunUntilReady("numbered");
        Run(5);

        Status("box").State.Waiting!.Reason.Should().Be("CreateContainerConfigError");
        Status("box").State.Waiting!.Message.Should().Be($"container has runAsNonRoot and image will run as root (pod: \"box_default({Get("box").Metadata.Uid})\", container: main)");
        Status("contrary").State.Waiting!.Message.Should().StartWith("container's runAsUser breaks non-root policy (pod: ");
        Status("named").State.Waiting!.Message.Should().StartWith("container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: ");
        Sh("numbered", "id -u").Should().Be("1001\n");
        EventsOf("box").Should().Contain("Failed: Error: " + Status("box").State.Waiting!.Message);
    }
}

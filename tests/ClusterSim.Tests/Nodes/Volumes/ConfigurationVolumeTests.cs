using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>Volumes made of ConfigMaps and Secrets.</summary>
public sealed class ConfigurationVolumeTests : VolumeFixture
{
    private static readonly TimeSpan LongestSync = TimeSpan.FromSeconds(90);

    [Test]
    public void Have_a_file_for_each_key_behind_a_link_to_the_latest_version()
    {
        CreateConfigMap("settings", ("color", "blue\n"), ("size", "7"));

        StartBox("box", ConfigMapVolume("settings"));

        Sh("box", "ls /data; cat /data/color").Should().Be("color\nsize\nblue\n");
        Sh("box", "ls -lA /data").Should().MatchRegex(@"drwxr-xr-x.* \.\.2026_01_01_00_00_\d\d\.\d+\n.* \.\.data -> \.\.2026_01_01_00_00_\d\d\.\d+\n.* color -> \.\.data/color\n.* size -> \.\.data/size\n");
        Sh("box", "ls -lL /data/color; touch /data/x").Should().MatchRegex(@"^-rw-r--r--.*5 .*/data/color\ntouch: /data/x: Read-only file system\n$");
    }

    [Test]
    public void Have_the_items_asked_for_with_their_modes()
    {
        Client.Create(new Secret { Metadata = new() { Name = "keys", Namespace = "default" }, Data = [new("a", Bytes.FromText("A")), new("b", Bytes.FromText("B"))] });

        StartBox("box", new() { Secret = new() { SecretName = "keys", DefaultMode = 256, Items = [new() { Key = "a", Path = "deep/down/a" }, new() { Key = "b", Path = "b", Mode = 511 }] } });

        Sh("box", "cat /data/deep/down/a /data/b; stat -c %a /data/..data/deep/down/a /data/..data/b; mount | grep /data").Should().Be("AB400\n777\ntmpfs on /data type tmpfs (ro,relatime)\n");
    }

    [Test]
    public void Follow_their_source_when_the_kubelet_next_syncs_the_Pod()
    {
        CreateConfigMap("settings", ("color", "blue"), ("old", "1"));
        StartBox("box", ConfigMapVolume("settings"));

        UpdateConfigMap("settings", ("color", "green"), ("new", "2"));
        Run(1);
        var soon = Sh("box", "cat /data/color; ls /data");
        var link = Sh("box", "readlink /data/..data");
        Loop.Run(LongestSync);

        soon.Should().Be("bluecolor\nold\n");
        Sh("box", "cat /data/color; ls /data").Should().Be("greencolor\nnew\n");
        Sh("box", "readlink /data/..data").Should().NotBe(link);
        Sh("box", "ls -A /data | wc -l").Should().Be("4\n", "the former directory is gone");
    }

    [Test]
    public void Follow_at_once_when_something_else_about_the_Pod_changes()
    {
        CreateConfigMap("settings", ("color", "blue"));
        StartBox("box", ConfigMapVolume("settings"));
        UpdateConfigMap("settings", ("color", "green"));
        Run(1);

        Client.Update(Get("box") with { Metadata = Get("box").Metadata with { Annotations = [new("touched", "yes")] } });
        Run(1);

        Sh("box", "cat /data/color").Should().Be("green");
    }

    [Test]
    public void Do_not_follow_where_only_a_part_is_mounted()
    {
        CreateConfigMap("settings", ("color", "blue"));
        StartBox("box", ConfigMapVolume("settings"), mount: mount => mount with { MountPath = "/etc/color", SubPath = "color" });
        var before = Sh("box", "cat /etc/color; ls /etc/hosts");

        UpdateConfigMap("settings", ("color", "green"));
        Loop.Run(LongestSync);
        var after = Sh("box", "cat /etc/color");
        Containers["box"].Crash();
        Loop.RunUntil(() => Status("box").RestartCount == 1, TimeSpan.FromMinutes(1));

        before.Should().Be("blue/etc/hosts\n", "the rest of the directory is the image's");
        after.Should().Be("blue");
        Sh("box", "cat /etc/color").Should().Be("green", "a container that starts gets what there is then");
    }

    [Test]
    public void Keep_parts_as_they_were_when_the_container_started_even_if_nobody_looked()
    {
        CreateConfigMap("settings", ("color", "blue"));
        StartBox("box", ConfigMapVolume("settings"), mount: mount => mount with { MountPath = "/etc/color", SubPath = "color" }, container: main => main with { Command = [] }, image: "luksa/kubia");

        UpdateConfigMap("settings", ("color", "green"));
        Loop.Run(LongestSync);

        Sh("box", "cat /etc/color").Should().Be("blue");
    }

    [Test]
    public void Do_not_follow_a_source_that_was_immutable()
    {
        Client.Create(new ConfigMap { Metadata = new() { Name = "settings", Namespace = "default" }, Data = [new("color", "blue")], Immutable = true });
        StartBox("box", ConfigMapVolume("settings"));

        Client.Delete<ConfigMap>(new ObjectKey("default", "settings"));
        CreateConfigMap("settings", ("color", "green"));
        Loop.Run(LongestSync);

        Sh("box", "cat /data/color").Should().Be("blue");
        EventsOf("box").Should().NotContain(told => told.StartsWith("FailedMount", StringComparison.Ordinal));
    }

    [Test]
    public void Keep_their_files_and_say_so_when_the_source_is_deleted()
    {
        CreateConfigMap("settings", ("color", "blue"));
        StartBox("box", ConfigMapVolume("settings"));
        Sh("box", "cat /data/color");

        Client.Delete<ConfigMap>(new ObjectKey("default", "settings"));
        Loop.Run(LongestSync);

        Sh("box", "cat /data/color").Should().Be("blue");
        EventsOf("box").Should().Contain("FailedMount: MountVolume.SetUp failed for volume \"data\" : configmap \"settings\" not found");
    }

    [Test]
    public void Are_empty_when_an_optional_source_is_missing_and_fill_when_it_comes()
    {
        StartBox("box", ConfigMapVolume("settings", optional: true));
        var before = Sh("box", "ls /data");

        CreateConfigMap("settings", ("color", "blue"));
        Loop.Run(LongestSync);

        before.Should().BeEmpty();
        Sh("box", "cat /data/color").Should().Be("blue");
    }

    [Test]
    public void Gather_several_sources_in_a_projection()
    {
        CreateConfigMap("settings", ("color", "blue"));
        Client.Create(new Secret { Metadata = new() { Name = "keys", Namespace = "default" }, Data = [new("key", Bytes.FromText("secret"))] });

        StartBox("box", new()
        {
            Projected = new()
            {
                Sources =
                [
                    new() { ConfigMap = new() { Name = "settings", Items = [new() { Key = "color", Path = "config/color" }] } },
                    new() { Secret = new() { Name = "keys" } },
                    new() { DownwardAPI = new() { Items = [new() { Path = "name", FieldRef = new() { FieldPath = "metadata.name" } }] } },
                ],
            },
        });

        Sh("box", "cat /data/config/color /data/key /data/name").Should().Be("bluesecretbox");
    }

    [Test]
    public void Cost_nothing_while_nothing_changes()
    {
        CreateConfigMap("settings", ("color", "blue"));
        StartBox("box", ConfigMapVolume("settings"), container: main => main with { Command = [] }, image: "luksa/kubia");
        Sh("box", "cat /data/color");
        UpdateConfigMap("settings", ("color", "green"));
        Loop.Run(LongestSync);

        Loop.RunUntilIdle(TimeSpan.FromSeconds(1));

        Sh("box", "cat /data/color").Should().Be("green");
    }
}

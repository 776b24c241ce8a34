using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>Files as programs written in C# use them.</summary>
public sealed class ProgramFilesTests : VolumeFixture
{
    [Test]
    public void Are_read_and_written_by_programs_and_shells_alike()
    {
        CreateConfigMap("settings", ("color", "blue"));
        Catalog.Add("writer", async context =>
        {
            var color = context.Files.ReadText("/config/color");
            context.Files.MakeDirectory("/data/deep");
            context.Files.WriteText("/data/deep/color", color);
            context.Files.AppendText("/data/deep/color", "!\n");
            context.Log(string.Join(' ', context.Files.List("/data")) + context.Files.Exists("/nowhere"));
            try
            {
                context.Files.WriteText("/config/color", "red");
            }
            catch (IOException refused)
            {
                context.LogError(refused.Message);
            }
            await context.WaitForStop();
            return 0;
        });
        StartBox("pair", new() { EmptyDir = new() }, spec: pod => pod with
        {
            Volumes = [.. pod.Volumes, ConfigMapVolume("settings") with { Name = "config" }],
            Containers = [pod.Containers[0], new() { Name = "writer", Image = "writer", VolumeMounts = [new() { Name = "data", MountPath = "/data" }, new() { Name = "config", MountPath = "/config" }] }],
        });

        Sh("pair", "cat /data/deep/color").Should().Be("blue!\n");
        Containers.Get("default", "pair", "writer").Log.Select(line => line.Text).Should().Equal("deepFalse", "Read-only file system");
    }

    [Test]
    public void Give_variables_that_an_init_container_wrote()
    {
        CreatePod("app", "busybox", container: main => main with
        {
            Command = ["sh", "-c", "echo $COLOR; sleep 9999"],
            Env = [new() { Name = "COLOR", ValueFrom = new() { FileKeyRef = new() { VolumeName = "env", Path = "vars", Key = "color" } } }],
        }, spec: pod => pod with
        {
            Volumes = [new() { Name = "env", EmptyDir = new() }],
            InitContainers = [new() { Name = "init", Image = "busybox", Command = ["sh", "-c", "echo \"size='7'\" > /env/vars; echo \"color='dark blue'\" >> /env/vars"], VolumeMounts = [new() { Name = "env", MountPath = "/env" }] }],
        });
        RunUntilReady("app");

        Containers["app"].Log.Single().Text.Should().Be("dark blue");
    }

    [Test]
    public void Name_parts_of_volumes_by_variables_that_must_exist()
    {
        CreateBox("box", new() { EmptyDir = new() }, mount: mount => mount with { SubPathExpr = "$(NOTHING)/x" });
        Run(5);

        Status("box").State.Waiting.Should().BeEquivalentTo(new { Reason = "CreateContainerConfigError", Message = "missing value for \"NOTHING\"" });
    }

    [Test]
    public void Are_copied_in_and_out_as_kubectl_cp_does()
    {
        StartBox("box", new() { EmptyDir = new() });
        Sh("box", "mkdir /data/in; echo hello > /data/in/file");

        Sh("box", "tar cf - -C /data in | tar xf - -C /tmp; cat /tmp/in/file; tar cf - -C /tmp in | (mkdir /data/out; tar xf - -C /data/out); find /data -type f").Should().Be("hello\n/data/in/file\n/data/out/in/file\n");
    }

    [Test]
    public void Of_a_git_repository_are_not_to_be_had_any_more()
    {
        CreateBox("box", new() { GitRepo = new() { Repository = "https://example.com/site.git" } });
        Run(5);

        EventsOf("box").Should().Contain("FailedMount: MountVolume.SetUp failed for volume \"data\" : git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`");
    }

    [Test]
    public void Of_an_image_are_mounted_read_only()
    {
        Catalog.Add(new Image { Name = "site:v1", Files = [new("/html/index.html", "<h1>Hi</h1>")], Program = () => new Waiter() });
        StartBox("box", new() { Image = new() { Reference = "site:v1" } });

        Sh("box", "cat /data/html/index.html; touch /data/x").Should().Be("<h1>Hi</h1>touch: /data/x: Read-only file system\n");
    }
}

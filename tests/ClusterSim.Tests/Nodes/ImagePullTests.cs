using ClusterSim.Api.Core;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Tests.Nodes;

public sealed class ImagePullTests : NodeFixture
{
    private const string Error = "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/luksa/kubia:v9\": failed to resolve reference \"docker.io/luksa/kubia:v9\": docker.io/luksa/kubia:v9: not found";

    [SetUp]
    public void BreakImage()
    {
        Machines.Add("node-a");
        Images.Break("luksa/kubia:v9");
    }

    [Test]
    public void Says_why_an_image_cannot_be_pulled()
    {
        CreatePod("kubia", "luksa/kubia:v9");
        Run(1.1);

        Status("kubia").State.Waiting.Should().BeEquivalentTo(new { Reason = "ErrImagePull", Message = Error });
        EventsOf("kubia").Take(3).Should().Equal(
            "Pulling: Pulling image \"luksa/kubia:v9\"",
            $"Failed: Failed to pull image \"luksa/kubia:v9\": {Error}",
            "Failed: Error: ErrImagePull");
        Get("kubia").Status.Phase.Should().Be("Pending");
    }

    [Test]
    public void Backs_off_from_pulling_it()
    {
        CreatePod("kubia", "luksa/kubia:v9");
        Run(3);

        Status("kubia").State.Waiting.Should().BeEquivalentTo(new { Reason = "ImagePullBackOff", Message = $"Back-off pulling image \"luksa/kubia:v9\": ErrImagePull: {Error}" });
        EventsOf("kubia").Skip(3).Should().Equal("BackOff: Back-off pulling image \"luksa/kubia:v9\"", "Failed: Error: ImagePullBackOff");
        EventObjectsOf("kubia").Select(@event => @event.Type).Should().Equal("Normal", "Warning", "Warning", "Normal", "Warning");
    }

    [Test]
    public void Tries_again_after_ten_seconds_doubling_up_to_five_minutes()
    {
        List<DateTimeOffset> failures = [];
        using var _ = Server.Watch<Pod>().Subscribe(change =>
        {
            if (change.Object.Status.ContainerStatuses is [{ State.Waiting.Reason: "ErrImagePull" }])
                failures.Add(Loop.Now);
        });
        CreatePod("kubia", "luksa/kubia:v9");
        Run(1500);

        failures.Zip(failures.Skip(1), (earlier, later) => (later - earlier).TotalSeconds).Zip([10, 20, 40, 80, 160, 300, 300])
            .Should().OnlyContain(pause => pause.First >= pause.Second && pause.First <= pause.Second + 1.5);
        failures.Should().HaveCountGreaterThan(7);
    }

    [Test]
    public void Runs_once_the_image_is_there()
    {
        CreatePod("kubia", "luksa/kubia:v9");
        Run(60);
        Images.Mend("luksa/kubia:v9");

        RunUntilReady("kubia");
    }

    [Test]
    public void Does_not_mind_what_is_on_the_machine_already()
    {
        CreatePod("first", "luksa/kubia:v1");
        RunUntilReady("first");
        Images.Break("luksa/kubia", ImageFault.RegistryUnavailable);
        CreatePod("second", "luksa/kubia:v1", container: main => main with { ImagePullPolicy = "IfNotPresent" });

        RunUntilReady("second");
    }

    [Test]
    public void Never_pulls_what_may_not_be_pulled()
    {
        CreatePod("kubia", container: main => main with { ImagePullPolicy = "Never" });
        Run(5);

        Status("kubia").State.Waiting.Should().BeEquivalentTo(new { Reason = "ErrImageNeverPull", Message = "Container image \"luksa/kubia\" is not present with pull policy of Never" });
    }

    [Test]
    public void Lists_images_in_the_node_status_largest_first()
    {
        CreatePod("one", "nginx");
        CreatePod("two", "luksa/kubia");
        RunUntilReady("one", "two");
        Run(10);

        GetNode("node-a").Status.Images.Select(image => (image.Names[1], image.SizeBytes)).Should().Equal(("docker.io/luksa/kubia:latest", 263_900_000), ("docker.io/library/nginx:latest", 72_300_000));
    }
}

using ClusterSim.Api.Core;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Tests.Faults;

public sealed class ImageFaultTests : WholeClusterFixture
{
    [Test]
    public void Keeps_an_image_from_one_node_only()
    {
        Cluster.ImageFaults.Break("nginx", ImageFault.RegistryUnavailable, node: "node-1");
        ApplyPod("here", "nginx", spec: spec => spec with { NodeName = "node-1" });
        ApplyPod("there", "nginx", spec: spec => spec with { NodeName = "node-2" });
        RunUntilReady("there");

        Status("here").State.Waiting!.Reason.Should().BeOneOf("ErrImagePull", "ImagePullBackOff");
        Cluster.ImageFaults.Mend("nginx", node: "node-1");
        RunUntilReady("here");
    }

    [Test]
    public void Ends_by_itself_after_a_while()
    {
        Cluster.ImageFaults.Break("nginx:1.27", duration: TimeSpan.FromSeconds(60));
        ApplyPod("web", "nginx:1.27");
        Run(59);
        var during = Status("web").State.Waiting;
        RunUntilReady("web");

        during!.Reason.Should().Be("ImagePullBackOff");
        during.Message.Should().StartWith("Back-off pulling image \"nginx:1.27\": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/nginx:1.27\"");
        Since(Options.Start).Should().BeLessThan(60 + 40 + 5);
        EventsOf("web").Should().Contain(
        [
            "Pulling: Pulling image \"nginx:1.27\"",
            "Failed: Error: ErrImagePull",
            "BackOff: Back-off pulling image \"nginx:1.27\"",
            "Failed: Error: ImagePullBackOff",
        ]);
    }

    [Test]
    public void Concerns_the_tag_that_was_named_and_no_other()
    {
        Cluster.ImageFaults.Break("nginx:broken");
        ApplyPod("good", "nginx:1.27");
        ApplyPod("bad", "nginx:broken");
        RunUntilReady("good");
        Run(5);

        Pod("bad").Status.Phase.Should().Be("Pending");
    }
}

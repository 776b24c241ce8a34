using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;
using ClusterSim.Tests.Api;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class ContentHashTests
{
    [Test]
    public void Is_the_same_in_every_process()
    {
        var pod = new Pod { Metadata = new() { Name = "web", Labels = ValueMap.Of(("app", "web")) }, Spec = new() { Containers = [new() { Name = "c", Image = "nginx" }] } };

        ContentHash.Of(pod).Should().Be(1838574106941031103UL);
    }

    [Test]
    public void Sees_every_part_that_with_replaces()
    {
        var pod = (Pod)FilledRecord.Of(typeof(Pod));
        var before = ContentHash.Of(pod);

        var changed = pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.SetItem(0, pod.Status.Conditions[0] with { Reason = "Other" }) } };

        ContentHash.Of(changed).Should().NotBe(before);
        ContentHash.Of(pod with { }).Should().Be(before);
        ContentHash.Of(changed with { Status = pod.Status }).Should().Be(before);
    }

    [Test]
    public void Tells_an_empty_object_from_none()
    {
        var without = new PodAffinityTerm();

        ContentHash.Of(without with { LabelSelector = new() }).Should().NotBe(ContentHash.Of(without));
    }

    [Test]
    public void Does_not_mix_up_neighbouring_fields() =>
        ContentHash.Of(new EnvVar { Name = "a", Value = "b" }).Should().NotBe(ContentHash.Of(new EnvVar { Name = "b", Value = "a" }));
}

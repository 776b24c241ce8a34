using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class ObjectJsonTests
{
    [Test]
    public void Writes_an_object_with_kind_and_version_first_and_without_what_is_unset()
    {
        var pod = new Pod { Metadata = new() { Name = "web" }, Spec = new() { Containers = [new() { Name = "c", Image = "nginx" }] } };

        var text = ObjectJson.ToText(pod);

        text.Should().Be("""{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web"},"spec":{"containers":[{"name":"c","image":"nginx","resources":{}}]},"status":{}}""");
    }

    [Test]
    public void Reads_back_what_it_wrote()
    {
        var pod = new Pod
        {
            Metadata = new() { Name = "web", Labels = ValueMap.Of(("app", "web")), CreationTimestamp = Time.Parse("2026-01-01T00:00:00Z") },
            Spec = new()
            {
                Containers = [new() { Name = "c", Image = "nginx", Resources = new() { Limits = ValueMap.Of<Quantity>(("cpu", "500m")) } }],
                TerminationGracePeriodSeconds = 0,
            },
        };

        var copy = ObjectJson.FromBytes<Pod>(ObjectJson.ToBytes(pod));

        copy.Should().Be(pod);
        ObjectJson.FromJson<Pod>(ObjectJson.ToJson(pod)).Should().Be(pod);
        ContentHash.Of(copy).Should().Be(ContentHash.Of(pod));
    }
}

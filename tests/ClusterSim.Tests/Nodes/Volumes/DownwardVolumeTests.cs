using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Volumes;

public sealed class DownwardVolumeTests : VolumeFixture
{
    [Test]
    public void Shows_fields_and_resources_of_the_Pod()
    {
        StartBox(
            "box",
            new()
            {
                DownwardAPI = new()
                {
                    Items =
                    [
                        new() { Path = "name", FieldRef = new() { FieldPath = "metadata.name" } },
                        new() { Path = "labels", FieldRef = new() { FieldPath = "metadata.labels" } },
                        new() { Path = "milliCpu", ResourceFieldRef = new() { ContainerName = "main", Resource = "requests.cpu", Divisor = Quantity.Parse("1m") } },
                        new() { Path = "memory", ResourceFieldRef = new() { ContainerName = "main", Resource = "limits.memory", Divisor = Quantity.Parse("1Ki") } },
                    ],
                },
            },
            container: main => main with { Resources = new() { Requests = [new("cpu", Quantity.Parse("15m"))], Limits = [new("memory", Quantity.Parse("4Mi"))] } });

        Sh("box", "cat /data/name; echo; cat /data/labels; echo; cat /data/milliCpu; echo; cat /data/memory").Should().Be("box\napp=\"web\"\n15\n4096");
    }

    [Test]
    public void Shows_labels_and_annotations_as_they_change()
    {
        StartBox("box", new() { DownwardAPI = new() { Items = [new() { Path = "notes", FieldRef = new() { FieldPath = "metadata.annotations" } }] } });
        var before = Sh("box", "cat /data/notes");

        Client.Update(Get("box") with { Metadata = Get("box").Metadata with { Annotations = ValueMap.Of(("builder", "me"), ("lines", "a\nb")) } });
        Run(1);

        before.Should().BeEmpty();
        Sh("box", "cat /data/notes").Should().Be("builder=\"me\"\nlines=\"a\\nb\"");
    }
}

using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

public sealed class ImageReferenceTests
{
    [TestCase("nginx", "docker.io/library/nginx:latest")]
    [TestCase("luksa/kubia", "docker.io/luksa/kubia:latest")]
    [TestCase("luksa/kubia:v2", "docker.io/luksa/kubia:v2")]
    [TestCase("registry.k8s.io/pause:3.10", "registry.k8s.io/pause:3.10")]
    [TestCase("localhost/app", "localhost/app:latest")]
    [TestCase("registry:5000/app", "registry:5000/app:latest")]
    [TestCase("nginx@sha256:abc", "docker.io/library/nginx@sha256:abc")]
    [TestCase("nginx:1.29@sha256:abc", "docker.io/library/nginx@sha256:abc")]
    public void Completes_a_name_as_container_runtimes_do(string name, string complete)
    {
        ImageReference.Parse(name).Tagged.Should().Be(complete);
    }

    [Test]
    public void Finds_an_image_by_its_tag_before_one_for_every_tag()
    {
        var catalog = new ImageCatalog().Add("app", _ => Task.FromResult(0)).Add(new() { Name = "app:v2", SizeBytes = 2, Program = () => new Waiter() });

        catalog.Find("docker.io/library/app:v2").SizeBytes.Should().Be(2);
        catalog.Find("app").SizeBytes.Should().Be(Image.DefaultSizeBytes);
    }
}

using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Clusters;

/// <summary>What one finds in a cluster that has just been made.</summary>
public sealed class NewClusterTests
{
    [Test]
    public void Has_nodes_that_are_ready_and_take_pods()
    {
        using var cluster = new Cluster();

        cluster.Client.List<Node>().Select(node => node.Metadata.Name).Should().Equal("node-1", "node-2", "node-3");
        cluster.Client.List<Node>().Count(node => node.IsReady && node.Spec.Taints.Count == 0).Should().Be(3);
        cluster.Now.Should().Be(ClusterOptions.DefaultStart);
    }

    [Test]
    public void Takes_a_pod_at_once()
    {
        using var cluster = new Cluster();

        cluster.Client.Create(new Pod { Metadata = new() { Name = "p", Namespace = "default" }, Spec = new() { Containers = [new() { Name = "c", Image = "nginx" }] } });
        cluster.Settle();

        cluster.Client.Get<Pod>("p").IsReady.Should().BeTrue();
    }

    [Test]
    public void Is_not_at_rest_while_an_image_is_pulled()
    {
        using var cluster = new Cluster();
        cluster.Images.Add(new() { Name = "large", SizeBytes = 500_000_000, Program = () => new Idle() });

        cluster.Client.Create(new Pod { Metadata = new() { Name = "p", Namespace = "default" }, Spec = new() { Containers = [new() { Name = "c", Image = "large" }] } });
        cluster.Settle();

        cluster.Client.Get<Pod>("p").IsReady.Should().BeTrue();
    }

    [Test]
    public void Spreads_the_first_application_over_its_nodes()
    {
        using var cluster = new Cluster();

        cluster.ApplyText("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: nginx}]}
            """);
        cluster.Settle();

        cluster.Client.List<Pod>("default").Select(pod => pod.Spec.NodeName).Should().BeEquivalentTo("node-1", "node-2", "node-3");
    }

    [Test]
    public void Is_asked_for_objects_by_name_alone_as_kubectl_is()
    {
        using var cluster = new Cluster();

        cluster.Client.Get<Node>("node-1").IsReady.Should().BeTrue();
        cluster.Client.Get<Service>("kubernetes").Metadata.Namespace.Should().Be("default");
        cluster.Client.Find<Deployment>("web").Should().BeNull();
        cluster.Client.Invoking(client => client.Get<Node>("node-9")).Should().Throw<ApiException>().WithMessage("nodes \"node-9\" not found");
    }

    private sealed class Idle : IContainerProgram
    {
        public async Task<int> RunAsync(ContainerContext context)
        {
            await context.WaitForStop();
            return 0;
        }
    }
}

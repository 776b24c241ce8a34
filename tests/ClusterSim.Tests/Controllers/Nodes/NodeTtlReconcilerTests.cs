using ClusterSim.Api;
using ClusterSim.Controllers.Nodes;

namespace ClusterSim.Tests.Controllers.Nodes;

public sealed class NodeTtlReconcilerTests : NodesFixture
{
    private const string Ttl = "node.alpha.kubernetes.io/ttl";

    [Test]
    public void Lets_kubelets_remember_the_longer_the_larger_the_cluster_is()
    {
        Start(NodeTtlReconciler.Component());
        AddNodes(0, 100);
        Node("n0").Annotation(Ttl).Should().Be("0");

        AddNodes(100, 101);

        Node("n0").Annotation(Ttl).Should().Be("15");
        Node("n100").Annotation(Ttl).Should().Be("15");
    }

    [Test]
    public void Does_not_go_back_until_the_cluster_is_clearly_smaller()
    {
        Start(NodeTtlReconciler.Component());
        AddNodes(0, 101);

        RemoveNodes(90, 101);
        Node("n0").Annotation(Ttl).Should().Be("15");
        RemoveNodes(89, 90);

        Node("n0").Annotation(Ttl).Should().Be("0");
    }

    private void AddNodes(int from, int to)
    {
        for (var i = from; i < to; i++)
            AddNode("n" + i);
        Deliver();
    }

    private void RemoveNodes(int from, int to)
    {
        for (var i = from; i < to; i++)
            Client.Delete<ClusterSim.Api.Core.Node>(new("n" + i));
        Deliver();
    }
}

using ClusterSim.Scheduling;

namespace UnitTesting.Scheduling;

/// <summary>A test that fails because a Pod stays pending can say why.</summary>
public sealed class ExplainedPodTests
{
    [Test]
    public void Says_what_a_pending_pod_waits_for()
    {
        using var cluster = new Cluster();
        cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: big}
            spec: {containers: [{name: main, image: nginx, resources: {requests: {cpu: "5"}}}]}
            """);
        cluster.Settle();

        var explanation = cluster.Scheduler.Explain("default", "big");

        explanation.EventMessage.Should().StartWith("0/3 nodes are available: 3 Insufficient cpu.");
        explanation.Remedies.Single().Sentence.Should().Be("The Pod asks for 5 cpu, and no Node has that much: node-1, the largest, has 4 in all.");
    }

    [Test]
    public void Says_where_a_pod_would_go_that_is_not_there_yet()
    {
        using var cluster = new Cluster();
        var pod = new Pod
        {
            Metadata = new() { Name = "web" },
            Spec = new() { Containers = [new() { Name = "main", Image = "nginx", Resources = new() { Requests = [new("cpu", "3")] } }] },
        };

        var explanation = cluster.Scheduler.Explain(pod);

        explanation.BestNodes.Should().Equal("node-1", "node-2", "node-3");
        explanation.Nodes[0].Scores.Single(score => score.Plugin == "NodeResourcesFit").Normalized.Should().BeLessThan(100);
        cluster.Client.List<Pod>().Should().BeEmpty("nobody has created it");
    }
}

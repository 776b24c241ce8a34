namespace KubernetesInAction.Chapter16;

/// <summary>Where Pods go: taints and tolerations, node affinity.</summary>
public sealed class Chapter16Tests() : ChapterFixture("Chapter16")
{
    [Test]
    public void Keeps_pods_away_that_do_not_tolerate_a_taint()
    {
        Taint("node-3", new Taint { Key = "node-type", Value = "production", Effect = "NoSchedule" });

        Apply("test-deployment.yaml", "production-deployment.yaml");
        Wait(seconds: 30);

        NodesOf("test").Should().NotContain("node-3");
        NodesOf("prod").Should().Contain("node-3");
    }

    [Test]
    public void Drives_pods_off_that_do_not_tolerate_a_harder_taint()
    {
        Apply("test-deployment.yaml");
        Wait(seconds: 30);
        NodesOf("test").Should().Contain("node-3");

        Taint("node-3", new Taint { Key = "node-type", Value = "production", Effect = "NoExecute" });
        Wait(seconds: 60);

        NodesOf("test").Should().HaveCount(5).And.NotContain("node-3");
    }

    [Test]
    public void Requires_a_label_of_the_node()
    {
        Apply("kubia-gpu-nodeaffinity.yaml");
        Wait(seconds: 5);
        Cluster.Client.Get<Pod>("kubia-gpu").Status.Conditions.Single(condition => condition.Type == "PodScheduled").Message
            .Should().StartWith("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.");

        Label("node-1", [new("gpu", "true")]);
        WaitUntilReady("kubia-gpu");
    }

    [Test]
    public void Prefers_nodes_without_insisting()
    {
        Label("node-1", [new("availability-zone", "zone1"), new("share-type", "dedicated")]);
        Label("node-2", [new("availability-zone", "zone2"), new("share-type", "shared")]);
        Label("node-3", [new("availability-zone", "zone2"), new("share-type", "dedicated")]);

        Apply("preferred-deployment.yaml");
        Wait(seconds: 30);

        NodesOf("pref").Count(node => node == "node-1").Should().BeGreaterThanOrEqualTo(3);
    }

    private IEnumerable<string?> NodesOf(string app) =>
        Cluster.Client.List<Pod>("default", new() { MatchLabels = [new("app", app)] }).Where(pod => !pod.IsBeingDeleted).Select(pod => pod.Spec.NodeName);

    private void Taint(string name, Taint taint)
    {
        var node = Cluster.Client.Get<Node>(name);
        Cluster.Client.Update(node with { Spec = node.Spec with { Taints = node.Spec.Taints.Add(taint) } });
    }

    private void Label(string name, ValueMap<string> labels)
    {
        var node = Cluster.Client.Get<Node>(name);
        foreach (var (key, value) in labels)
            node = node with { Metadata = node.Metadata with { Labels = node.Metadata.Labels.Set(key, value) } };
        Cluster.Client.Update(node);
    }
}

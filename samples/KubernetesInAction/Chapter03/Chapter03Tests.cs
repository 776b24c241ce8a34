namespace KubernetesInAction.Chapter03;

/// <summary>Pods, labels and namespaces.</summary>
public sealed class Chapter03Tests() : ChapterFixture("Chapter03")
{
    [Test]
    public void Runs_a_container_and_keeps_its_log()
    {
        Apply("kubia-manual.yaml");
        WaitUntilReady("kubia-manual");

        var pod = Cluster.Client.Get<Pod>("kubia-manual");
        Cluster.Http.Get($"http://{pod.Status.PodIP}:8080/").Text.Should().Be("You've hit kubia-manual\n");
        Cluster.Containers["kubia-manual"].Log.First().Text.Should().Be("Kubia server starting...");
    }

    [Test]
    public void Schedules_a_pod_to_a_node_with_the_label_it_asks_for()
    {
        Apply("kubia-gpu.yaml");
        Wait(seconds: 10);
        Cluster.Client.Get<Pod>("kubia-gpu").Spec.NodeName.Should().BeNullOrEmpty();

        var node = Cluster.Client.Get<Node>("node-2");
        Cluster.Client.Update(node with { Metadata = node.Metadata with { Labels = node.Metadata.Labels.Set("gpu", "true") } });
        WaitUntilReady("kubia-gpu");

        Cluster.Client.Get<Pod>("kubia-gpu").Spec.NodeName.Should().Be("node-2");
    }

    [Test]
    public void Lets_names_repeat_in_another_namespace()
    {
        Apply("custom-namespace.yaml", "kubia-manual.yaml");
        Wait(seconds: 1); // The namespace gets its service account.
        var pod = Cluster.Client.Get<Pod>("kubia-manual");
        Cluster.Client.Create(pod with { Metadata = new() { Name = "kubia-manual", Namespace = "custom-namespace" }, Spec = pod.Spec with { NodeName = null }, Status = new() });

        Cluster.Client.List<Pod>().Should().HaveCount(2);
    }

    [Test]
    public void Deletes_a_namespace_with_everything_in_it()
    {
        Apply("custom-namespace.yaml");
        Wait(seconds: 1);
        Cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: kubia, namespace: custom-namespace}
            spec: {containers: [{name: kubia, image: luksa/kubia}]}
            """);
        Wait(seconds: 30);

        Cluster.Client.Delete(Cluster.Client.Get<Namespace>("custom-namespace"));
        Wait(seconds: 60);

        Cluster.Client.List<Pod>().Should().BeEmpty();
        Cluster.Client.Find<Namespace>("custom-namespace").Should().BeNull();
    }
}

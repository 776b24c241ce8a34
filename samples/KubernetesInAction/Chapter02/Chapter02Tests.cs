namespace KubernetesInAction.Chapter02;

/// <summary>First steps: an application is started, reached from outside, and scaled.</summary>
public sealed class Chapter02Tests() : ChapterFixture("Chapter02")
{
    [Test]
    public void Reaches_the_application_through_a_load_balancer()
    {
        Apply("kubia.yaml");
        Wait(seconds: 60);

        var address = Cluster.Client.Get<Service>("kubia-http").Status.LoadBalancer.Ingress.Single().Ip;
        var pod = Cluster.Client.List<Pod>().Single();
        Cluster.Http.Get($"http://{address}:8080/").Text.Should().Be($"You've hit {pod.Metadata.Name}\n");
    }

    [Test]
    public void Spreads_requests_over_three_pods_once_scaled()
    {
        Apply("kubia.yaml");
        Cluster.Client.Scale<ReplicationController>(new("default", "kubia"), 3);
        Wait(seconds: 60);

        var address = Cluster.Client.Get<Service>("kubia-http").Status.LoadBalancer.Ingress.Single().Ip;
        var hit = Enumerable.Range(0, 50).Select(_ => Cluster.Http.Get($"http://{address}:8080/").Text).Distinct();
        hit.Should().BeEquivalentTo(Cluster.Client.List<Pod>().Select(pod => $"You've hit {pod.Metadata.Name}\n"));
    }
}

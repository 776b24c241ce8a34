using ClusterSim.Api.Apps;

namespace KubernetesInAction.Chapter09;

/// <summary>Deployments: updating applications without anybody noticing, pausing, and going back.</summary>
public sealed class Chapter09Tests() : ChapterFixture("Chapter09")
{
    private Deployment Kubia => Cluster.Client.Get<Deployment>("kubia");

    [SetUp]
    public void DeployFirstVersion()
    {
        Apply("kubia-deployment-v1.yaml");
        WaitUntilRolledOut();
    }

    [Test]
    public void Replaces_pods_one_by_one_and_keeps_the_old_replica_set()
    {
        SetImage("luksa/kubia:v2");
        var fewest = int.MaxValue;
        Cluster.RunUntil(
            () =>
            {
                fewest = Math.Min(fewest, Kubia.Status.AvailableReplicas);
                return IsRolledOut();
            },
            within: TimeSpan.FromMinutes(5));

        fewest.Should().Be(3, "maxUnavailable of a quarter of three is none");
        Cluster.Client.List<ReplicaSet>().Select(set => (set.Spec.Template.Spec.Containers[0].Image, set.Status.Replicas))
            .Should().BeEquivalentTo([("luksa/kubia:v1", 0), ("luksa/kubia:v2", 3)]);
    }

    [Test]
    public void Answers_every_request_while_it_is_updated()
    {
        SetImage("luksa/kubia:v2");

        var answers = 0;
        while (!IsRolledOut())
        {
            Wait(seconds: 1);
            Cluster.Http.Get("http://kubia.default.svc.cluster.local/").Status.Should().Be(200);
            answers++;
        }
        answers.Should().BeGreaterThan(30, "each new Pod must be ready for ten seconds before the next one is replaced");
    }

    [Test]
    public void Does_not_roll_out_while_it_is_paused()
    {
        Cluster.Client.Update(Kubia with { Spec = Kubia.Spec with { Paused = true } });
        SetImage("luksa/kubia:v2");
        Wait(seconds: 120);
        Kubia.Status.UpdatedReplicas.Should().Be(0);

        Cluster.Client.Update(Kubia with { Spec = Kubia.Spec with { Paused = false } });
        WaitUntilRolledOut();

        Kubia.Status.UpdatedReplicas.Should().Be(3);
    }

    private void SetImage(string image)
    {
        var (deployment, container) = (Kubia, Kubia.Spec.Template.Spec.Containers[0] with { Image = image });
        var template = deployment.Spec.Template with { Spec = deployment.Spec.Template.Spec with { Containers = [container] } };
        Cluster.Client.Update(deployment with { Spec = deployment.Spec with { Template = template } });
    }

    private void WaitUntilRolledOut() => Cluster.RunUntil(IsRolledOut, within: TimeSpan.FromMinutes(5));

    private bool IsRolledOut() =>
        Kubia.Status is { UpdatedReplicas: 3, Replicas: 3, AvailableReplicas: 3 } status && status.ObservedGeneration == Kubia.Metadata.Generation;
}

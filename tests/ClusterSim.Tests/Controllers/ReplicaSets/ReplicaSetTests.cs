using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.ReplicaSets;

public sealed class ReplicaSetTests : WorkloadFixture
{
    [Test]
    public void Lets_a_pod_go_whose_labels_do_not_match_any_more_and_replaces_it()
    {
        CreateSet(2);
        var pod = Pods[0];

        Client.Update(pod.WithLabel("app", "debug"));
        Settle();

        Client.Get<Pod>(pod.Key).Metadata.OwnerReferences.Should().BeEmpty();
        Pods.Should().HaveCount(3);
        Set.Status.Replicas.Should().Be(2);
    }

    [Test]
    public void Adopts_a_pod_that_matches_and_deletes_what_is_then_too_much()
    {
        CreateSet(2);
        Client.Create(new Pod
        {
            Metadata = new() { Name = "stray", Namespace = "default", Labels = ValueMap.Of(("app", "rs")) },
            Spec = new() { Containers = [new() { Name = "c", Image = "img:1" }] },
        });
        Settle();

        Pods.Should().HaveCount(2).And.NotContain(pod => pod.Metadata.Name == "stray", "it is the one that was not ready");
        EventsOf("ReplicaSet", "rs").Should().Contain("SuccessfulDelete: Deleted pod: stray");
    }

    [Test]
    public void Deletes_first_what_costs_least()
    {
        CreateSet(3);
        var names = Pods.Select(pod => pod.Metadata.Name).ToList();
        Client.Update(Pods[0].WithAnnotation("controller.kubernetes.io/pod-deletion-cost", "10"));
        Client.Update(Pods[1].WithAnnotation("controller.kubernetes.io/pod-deletion-cost", "-5"));
        Settle();

        Client.Update(Set with { Spec = Set.Spec with { Replicas = 1 } });
        Settle();

        Pods.Should().ContainSingle().Which.Metadata.Name.Should().Be(names[0]);
    }

    [Test]
    public void Leaves_its_pods_when_it_is_deleted_as_an_orphaning_owner()
    {
        CreateSet(2);

        Client.Delete<ReplicaSet>(Set.Key, new() { PropagationPolicy = "Orphan" });
        Settle();

        Client.Find<ReplicaSet>("default", "rs").Should().BeNull();
        Pods.Should().HaveCount(2).And.OnlyContain(pod => pod.Metadata.OwnerReferences.Count == 0);
    }

    [Test]
    public void Stays_until_its_pods_are_gone_when_it_is_deleted_in_the_foreground()
    {
        CreateSet(2);

        var outlived = false;
        Cluster.Api.Log.Written += _ => outlived |= Client.Find<ReplicaSet>("default", "rs") is null && Client.List<Pod>("default").Count > 0;

        Client.Delete<ReplicaSet>(Set.Key, new() { PropagationPolicy = "Foreground" }).Metadata.Finalizers.Should().Equal("foregroundDeletion");
        Settle();

        outlived.Should().BeFalse();
        Client.Find<ReplicaSet>("default", "rs").Should().BeNull();
        Client.List<Pod>("default").Should().BeEmpty();
    }

    [Test]
    public void Creates_no_pod_twice_when_calls_take_time_and_caches_lag()
    {
        using var slow = new Cluster(new ClusterOptions { CallLatency = TimeSpan.FromMilliseconds(20) });
        slow.Informers.Lag = TimeSpan.FromMilliseconds(50);

        slow.Apply(NewWeb(20));
        slow.RunUntil(() => slow.Client.Find<Deployment>("default", "web")?.Status.AvailableReplicas == 20, TimeSpan.FromMinutes(1));
        slow.Settle();

        slow.Client.List<Pod>("default").Should().HaveCount(20);
        slow.Client.List<Event>("default").Where(e => e.Reason == "SuccessfulDelete").Should().BeEmpty();
    }

    private ReplicaSet Set => Client.Get<ReplicaSet>("default", "rs");

    private void CreateSet(int replicas)
    {
        Cluster.Apply(new ReplicaSet
        {
            Metadata = new() { Name = "rs" },
            Spec = new() { Replicas = replicas, Selector = LabelSelector.Labels(ValueMap.Of(("app", "rs"))), Template = Template },
        });
        Settle();
    }

    private static PodTemplateSpec Template => new()
    {
        Metadata = new() { Labels = ValueMap.Of(("app", "rs")) },
        Spec = new() { Containers = [new() { Name = "c", Image = "img:1" }] },
    };
}

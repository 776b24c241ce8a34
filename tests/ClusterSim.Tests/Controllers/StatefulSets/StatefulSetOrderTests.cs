using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Log;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.StatefulSets;

public sealed class StatefulSetOrderTests : StatefulSetFixture
{
    [Test]
    public void Creates_each_pod_only_when_all_before_it_are_ready()
    {
        var early = new List<string>();
        Cluster.Api.Log.Written += entry =>
        {
            if (entry.Resource.ClrType == typeof(Pod) && entry.Verb == WriteVerb.Create && Pods.Any(pod => !pod.IsReady && pod.Metadata.Name != entry.Key.Name))
                early.Add(entry.Key.Name);
        };

        Create(NewDb(4));

        early.Should().BeEmpty();
        Names.Should().Equal("db-0", "db-1", "db-2", "db-3");
        Db.Status.Should().BeEquivalentTo(new { Replicas = 4, ReadyReplicas = 4, CurrentReplicas = 4, UpdatedReplicas = 4, AvailableReplicas = 4, CollisionCount = 0 });
    }

    [Test]
    public void Waits_for_a_pod_that_does_not_become_ready()
    {
        Create(NewDb(3, spec: Stuck));

        Names.Should().Equal("db-0");
    }

    [Test]
    public void Gives_each_pod_a_name_a_hostname_and_labels_of_its_own()
    {
        Create(NewDb(2));

        var pod = PodNamed("db-1");
        pod.Metadata.GenerateName.Should().Be("db-");
        pod.Metadata.Labels.Should().BeEquivalentTo(ValueMap.Of(
            ("app", "db"), ("apps.kubernetes.io/pod-index", "1"), ("controller-revision-hash", Db.Status.CurrentRevision!), ("statefulset.kubernetes.io/pod-name", "db-1")));
        pod.Spec.Should().BeEquivalentTo(new { Hostname = "db-1", Subdomain = "db-service" });
        pod.Controller!.Uid.Should().Be(Db.Metadata.Uid);
        EventsOf("StatefulSet", "db").Should().Contain("SuccessfulCreate: Create Pod db-1 in StatefulSet db successful");
    }

    [Test]
    public void Starts_counting_where_it_is_told_to()
    {
        Create(NewDb(2, spec: spec => spec with { Ordinals = new() { Start = 5 } }));
        Names.Should().Equal("db-5", "db-6");
        var seen = Watch();

        EditAndSettle(spec => spec with { Ordinals = new() { Start = 6 } });

        Names.Should().Equal("db-6", "db-7");
        seen.Should().Equal("create db-7", "delete db-5");
    }

    [Test]
    public void Deletes_the_highest_number_first_and_waits_until_it_is_gone()
    {
        Create(NewDb(4));
        var seen = Watch();

        EditAndSettle(spec => spec with { Replicas = 1 });

        seen.Should().Equal("delete db-3", "delete db-2", "delete db-1");
        Names.Should().Equal("db-0");
    }

    [Test]
    public void Does_not_scale_down_while_another_pod_is_not_ready()
    {
        Create(NewDb(3));
        Client.Delete<Pod>(new("default", "db-0"));
        Edit(spec => Stuck(spec) with { Replicas = 2 });
        Settle();

        Names.Should().Equal("db-0", "db-1", "db-2"); // db-0 was created anew, from a template that fits no node.
        PodNamed("db-0").IsReady.Should().BeFalse();
    }

    [Test]
    public void Removes_the_pod_that_keeps_the_others_waiting()
    {
        Create(NewDb(2));
        EditAndSettle(spec => WithPartition(Stuck(spec), 2) with { Replicas = 3 });
        PodNamed("db-2").IsReady.Should().BeFalse();

        EditAndSettle(spec => spec with { Replicas = 2 });

        Names.Should().Equal("db-0", "db-1");
    }

    [Test]
    public void Creates_and_deletes_all_at_once_when_it_is_parallel()
    {
        Create(NewDb(3, spec: spec => Stuck(spec) with { PodManagementPolicy = "Parallel" }));
        Names.Should().Equal("db-0", "db-1", "db-2");

        Edit(spec => spec with { Replicas = 0 });
        Cluster.Run(TimeSpan.FromMilliseconds(1));

        Pods.Should().BeEmpty();
    }

    [Test]
    public void Waits_until_a_pod_has_been_ready_for_a_while()
    {
        Cluster.Apply(NewDb(2, spec: spec => spec with { MinReadySeconds = 30 }));

        Within(20, () => Db.Status.ReadyReplicas == 1);
        Cluster.Run(TimeSpan.FromSeconds(28));
        Names.Should().Equal("db-0");
        Within(10, () => Names.Count == 2);

        Db.Status.AvailableReplicas.Should().Be(1);
        Within(40, () => Db.Status.AvailableReplicas == 2);
    }

    [Test]
    public void Counts_what_is_ready_and_not_yet_available_when_it_is_parallel()
    {
        Cluster.Apply(NewDb(3, spec: spec => spec with { MinReadySeconds = 30, PodManagementPolicy = "Parallel" }));

        Within(20, () => Db.Status.ReadyReplicas == 3);
        Db.Status.AvailableReplicas.Should().Be(0);
        Cluster.Run(TimeSpan.FromSeconds(32));

        Db.Status.AvailableReplicas.Should().Be(3);
    }

    [Test]
    public void Creates_a_deleted_pod_anew_under_the_same_name_once_it_is_gone()
    {
        Create(NewDb(2));
        var uid = PodNamed("db-0").Metadata.Uid;
        var seen = Watch();

        Client.Delete<Pod>(new("default", "db-0"));
        Settle();

        seen.Should().Equal("delete db-0", "create db-0");
        PodNamed("db-0").Metadata.Uid.Should().NotBe(uid);
        Db.Status.ReadyReplicas.Should().Be(2);
    }

    [TestCase("Failed")]
    [TestCase("Succeeded")]
    public void Replaces_a_pod_that_is_over(string phase)
    {
        Create(NewDb(1, spec: Stuck));
        var uid = PodNamed("db-0").Metadata.Uid;

        SetPhase("db-0", phase);
        Settle();

        PodNamed("db-0").Metadata.Uid.Should().NotBe(uid);
        EventsOf("StatefulSet", "db").Should().Contain("SuccessfulDelete: Delete Pod db-0 in StatefulSet db successful");
    }

    [Test]
    public void Says_why_a_pod_cannot_be_created_and_tries_again()
    {
        Cluster.Apply(new ResourceQuota { Metadata = new() { Name = "q" }, Spec = new() { Hard = [new("pods", Quantity.Parse("1"))] } });
        Settle();
        Create(NewDb(2));
        EventsOf("StatefulSet", "db").Should().Contain(
            "FailedCreate: Create Pod db-1 in StatefulSet db failed error: pods \"db-1\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");

        Client.Delete<ResourceQuota>(new("default", "q"));
        Within(600, () => Names.Count == 2);

        Db.Status.Replicas.Should().Be(2);
    }

    [Test]
    public void Creates_no_pod_twice_when_calls_take_time_and_caches_lag()
    {
        using var slow = new Cluster(new ClusterOptions { CallLatency = TimeSpan.FromMilliseconds(20) });
        slow.Informers.Lag = TimeSpan.FromMilliseconds(50);
        slow.Apply(NewDb(5, spec: spec => spec with { PodManagementPolicy = "Parallel" }));
        slow.RunUntil(() => slow.Client.Get<StatefulSet>("default", "db").Status.AvailableReplicas == 5, TimeSpan.FromMinutes(2));

        slow.Client.Update(slow.Client.Get<StatefulSet>("default", "db") with { Spec = WithImage(slow.Client.Get<StatefulSet>("default", "db").Spec, "img:2") });
        slow.RunUntil(() => slow.Client.Get<StatefulSet>("default", "db").Status is { ObservedGeneration: 2, UpdatedReplicas: 5, AvailableReplicas: 5 }, TimeSpan.FromMinutes(10));

        slow.Client.List<Event>("default").Where(e => e.InvolvedObject.Kind == "StatefulSet").Should().OnlyContain(e => e.Type == "Normal");
        slow.Client.List<Event>("default").Where(e => e.Reason == "SuccessfulDelete").Sum(e => e.Count).Should().Be(5);
    }
}

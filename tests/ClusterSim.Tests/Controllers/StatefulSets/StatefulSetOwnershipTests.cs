using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.StatefulSets;

public sealed class StatefulSetOwnershipTests : StatefulSetFixture
{
    [Test]
    public void Leaves_its_pods_behind_for_a_successor_when_it_is_deleted_alone()
    {
        Create(NewDb(2));
        var uids = Pods.ConvertAll(pod => pod.Metadata.Uid);

        Client.Delete<StatefulSet>(Db.Key, new() { PropagationPolicy = "Orphan" });
        Settle();
        Pods.Select(pod => pod.Controller is null).Should().Equal(true, true);
        Revisions.Should().ContainSingle().Which.Controller.Should().BeNull();
        Create(NewDb(2));

        Pods.Select(pod => pod.Metadata.Uid).Should().Equal(uids);
        Pods.Select(pod => pod.Controller?.Uid).Should().Equal(Db.Metadata.Uid, Db.Metadata.Uid);
        Revisions.Should().ContainSingle().Which.Controller!.Uid.Should().Be(Db.Metadata.Uid);
        Db.Status.ReadyReplicas.Should().Be(2);
    }

    [Test]
    public void Takes_its_pods_and_revisions_with_it_when_it_is_deleted()
    {
        Create(NewDb(2));

        Client.Delete<StatefulSet>(Db.Key);
        Settle();

        Client.List<Pod>("default").Should().BeEmpty();
        Revisions.Should().BeEmpty();
    }

    [Test]
    public void Goes_last_when_it_is_deleted_in_the_foreground()
    {
        Create(NewDb(2));

        Client.Delete<StatefulSet>(Db.Key, new() { PropagationPolicy = "Foreground" });
        Settle();

        Client.Find<StatefulSet>("default", "db").Should().BeNull();
        Client.List<Pod>("default").Should().BeEmpty();
        Revisions.Should().BeEmpty();
    }

    [Test]
    public void Adopts_a_pod_of_the_right_name_and_replaces_it_since_it_is_of_no_revision()
    {
        var pod = new Pod { Metadata = new() { Name = "db-0", Labels = ValueMap.Of(("app", "db")) }, Spec = new() { Containers = [new() { Name = "c", Image = "img:0" }] } };
        Cluster.Apply(pod);
        Settle();

        Create(NewDb(1));

        Images.Should().Equal("db-0 img:1");
        EventsOf("StatefulSet", "db").Should().BeEquivalentTo(
            "SuccessfulUpdate: Update Pod db-0 in StatefulSet db successful",
            "SuccessfulDelete: Delete Pod db-0 in StatefulSet db successful",
            "SuccessfulCreate: Create Pod db-0 in StatefulSet db successful");
    }

    [Test]
    public void Adopts_no_pod_that_is_not_named_like_its_own()
    {
        Cluster.Apply(new Pod { Metadata = new() { Name = "other-0", Labels = ValueMap.Of(("app", "db")) }, Spec = new() { Containers = [new() { Name = "c", Image = "img:0" }] } });
        Settle();

        Create(NewDb(1));

        PodNamed("other-0").Controller.Should().BeNull();
    }

    [Test]
    public void Releases_a_pod_whose_labels_no_longer_match_and_cannot_replace_it_while_it_has_the_name()
    {
        Create(NewDb(1));

        Client.Update(PodNamed("db-0").WithLabel("app", "x"));
        Settle();
        PodNamed("db-0").Controller.Should().BeNull();
        Db.Status.Replicas.Should().Be(0);
        EventsOf("StatefulSet", "db").Should().Equal("SuccessfulCreate: Create Pod db-0 in StatefulSet db successful");
        Client.Delete<Pod>(new("default", "db-0"));
        Within(1200, () => Db.Status.ReadyReplicas == 1);

        PodNamed("db-0").Controller!.Uid.Should().Be(Db.Metadata.Uid);
    }
}

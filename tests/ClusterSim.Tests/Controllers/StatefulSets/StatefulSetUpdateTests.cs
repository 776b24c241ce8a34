using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Controllers.Revisions;

namespace ClusterSim.Tests.Controllers.StatefulSets;

public sealed class StatefulSetUpdateTests : StatefulSetFixture
{
    [Test]
    public void Replaces_the_highest_number_first_one_at_a_time()
    {
        Create(NewDb(3));
        var seen = Watch();
        var fewest = 3;
        Cluster.Api.Log.Written += _ => fewest = Math.Min(fewest, Pods.Count(pod => pod.IsReady));

        EditAndSettle(spec => WithImage(spec, "img:2"));

        seen.Should().Equal("delete db-2", "create db-2", "delete db-1", "create db-1", "delete db-0", "create db-0");
        fewest.Should().Be(2);
        Db.Status.CurrentRevision.Should().Be(Db.Status.UpdateRevision);
        Db.Status.Should().BeEquivalentTo(new { CurrentReplicas = 3, UpdatedReplicas = 3, AvailableReplicas = 3 });
    }

    [Test]
    public void Says_how_far_it_is_while_it_rolls()
    {
        Create(NewDb(3));

        EditAndSettle(spec => Stuck(WithImage(spec, "img:2")));

        Images.Should().Equal("db-0 img:1", "db-1 img:1", "db-2 img:2");
        Db.Status.Should().BeEquivalentTo(new { Replicas = 3, ReadyReplicas = 2, CurrentReplicas = 2, UpdatedReplicas = 1, AvailableReplicas = 2 });
        Db.Status.CurrentRevision.Should().Be(Revisions[0].Metadata.Name);
        Db.Status.UpdateRevision.Should().Be(Revisions[1].Metadata.Name);
    }

    [Test]
    public void Leaves_the_pods_below_the_partition_as_they_are()
    {
        Create(NewDb(4, spec: spec => WithPartition(spec, 2)));

        EditAndSettle(spec => WithImage(spec, "img:2"));
        Images.Should().Equal("db-0 img:1", "db-1 img:1", "db-2 img:2", "db-3 img:2");
        Db.Status.Should().BeEquivalentTo(new { CurrentReplicas = 2, UpdatedReplicas = 2 });
        EditAndSettle(spec => WithPartition(spec, 0));

        Images.Should().OnlyContain(pod => pod.EndsWith("img:2"));
        Db.Status.CurrentRevision.Should().Be(Db.Status.UpdateRevision);
    }

    [Test]
    public void Brings_a_pod_below_the_partition_back_as_it_was()
    {
        Create(NewDb(3, spec: spec => WithPartition(spec, 2)));
        EditAndSettle(spec => WithImage(spec, "img:2"));

        Client.Delete<Pod>(new("default", "db-0"));
        Client.Delete<Pod>(new("default", "db-2"));
        Settle();

        Images.Should().Equal("db-0 img:1", "db-1 img:1", "db-2 img:2");
        PodNamed("db-0").Metadata.Labels[RevisionNames.PodLabel].Should().Be(Db.Status.CurrentRevision);
    }

    [Test]
    public void Moves_the_partition_in_the_middle_of_a_rollout()
    {
        Create(NewDb(4));
        Edit(spec => WithImage(spec, "img:2"));
        Within(60, () => Images.Contains("db-3 img:2"));

        EditAndSettle(spec => WithPartition(spec, 3));
        Images.Should().Equal("db-0 img:1", "db-1 img:1", "db-2 img:1", "db-3 img:2");
        EditAndSettle(spec => WithPartition(spec, 1));

        Images.Should().Equal("db-0 img:1", "db-1 img:2", "db-2 img:2", "db-3 img:2");
    }

    [Test]
    public void Counts_the_partition_from_the_first_number_on()
    {
        Create(NewDb(3, spec: spec => WithPartition(spec, 1) with { Ordinals = new() { Start = 10 } }));

        EditAndSettle(spec => WithImage(spec, "img:2"));

        Images.Should().Equal("db-10 img:1", "db-11 img:2", "db-12 img:2");
    }

    [Test]
    public void Replaces_only_what_is_deleted_by_hand_when_told_so()
    {
        Create(NewDb(2, spec: spec => spec with { UpdateStrategy = new() { Type = "OnDelete" } }));
        EditAndSettle(spec => WithImage(spec, "img:2"));
        Images.Should().Equal("db-0 img:1", "db-1 img:1");
        Db.Status.UpdateRevision.Should().NotBe(Db.Status.CurrentRevision);

        Client.Delete<Pod>(new("default", "db-0"));
        Settle();

        Images.Should().Equal("db-0 img:2", "db-1 img:1");
        Db.Status.Should().BeEquivalentTo(new { CurrentReplicas = 1, UpdatedReplicas = 1 });
    }

    [Test]
    public void Stays_stuck_on_a_broken_pod_though_the_template_is_mended()
    {
        Create(NewDb(2));
        EditAndSettle(spec => Stuck(WithImage(spec, "img:2")));

        EditAndSettle(spec => spec with { Template = NewDb(2).Spec.Template });
        PodNamed("db-1").IsReady.Should().BeFalse();
        Client.Delete<Pod>(new("default", "db-1"));
        Settle();

        Images.Should().Equal("db-0 img:1", "db-1 img:1");
        Db.Status.ReadyReplicas.Should().Be(2);
        Db.Status.CurrentRevision.Should().Be(Db.Status.UpdateRevision);
    }

    [Test]
    public void Remembers_as_many_templates_as_its_history_may_hold()
    {
        Create(NewDb(1, spec: spec => spec with { RevisionHistoryLimit = 2 }));

        foreach (var image in new[] { "img:2", "img:3", "img:4", "img:5" })
            EditAndSettle(spec => WithImage(spec, image));

        Revisions.Select(revision => revision.Revision).Should().Equal(3, 4, 5);
    }

    [Test]
    public void Takes_the_revision_out_again_when_a_template_comes_back()
    {
        Create(NewDb(1));
        var first = Db.Status.CurrentRevision;
        EditAndSettle(spec => WithImage(spec, "img:2"));

        EditAndSettle(spec => WithImage(spec, "img:1"));

        Db.Status.CurrentRevision.Should().Be(first);
        Revisions.Select(revision => (revision.Revision, revision.Metadata.Name == first)).Should().Equal((2, false), (3, true));
    }

    [Test]
    public void Copies_its_annotations_to_the_revision_for_the_history_to_tell_why()
    {
        Create(NewDb(1).WithAnnotation("kubernetes.io/change-cause", "first"));

        Revisions.Should().ContainSingle().Which.Annotation("kubernetes.io/change-cause").Should().Be("first");
    }

    [Test]
    public void Gives_its_revision_another_name_when_a_stranger_has_it()
    {
        Create(NewDb(1));
        var data = Revisions[0].Data;
        var taken = Db.Status.CurrentRevision!;
        Client.Delete<StatefulSet>(Db.Key);
        Settle();
        Client.Create(new ControllerRevision { Metadata = new() { Name = taken, Namespace = "default" }, Data = new JsonObject([new("a", 1)]), Revision = 7 });

        Create(NewDb(1));

        Db.Status.CollisionCount.Should().Be(1);
        Db.Status.CurrentRevision.Should().NotBe(taken);
        var own = Revisions.Single(revision => revision.Controller is not null);
        own.Data.Should().Be(data);
        own.Metadata.Labels[RevisionNames.HashLabel].Should().Be(taken["db-".Length..], "the label keeps the hash that the name could not have");
        Db.Status.ReadyReplicas.Should().Be(1);
    }

    [Test]
    public void Drops_the_number_of_pods_that_may_be_unavailable()
    {
        Create(NewDb(4, spec: spec => spec with { UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 2 } } }));
        EditAndSettle(spec => Stuck(WithImage(spec, "img:2")));

        Db.Spec.UpdateStrategy.RollingUpdate.Should().BeEquivalentTo(new { Partition = 0, MaxUnavailable = (IntOrString?)null });
        Db.Status.ReadyReplicas.Should().Be(3);
    }
}

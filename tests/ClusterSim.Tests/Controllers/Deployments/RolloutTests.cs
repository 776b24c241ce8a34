using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Controllers.TemplateHash;

namespace ClusterSim.Tests.Controllers.Deployments;

public sealed class RolloutTests : WorkloadFixture
{
    [Test]
    public void Never_has_fewer_available_pods_than_it_may_nor_more_pods_than_it_may_while_it_rolls()
    {
        Cluster.Apply(NewWeb(6, strategy: new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 2, MaxUnavailable = 1 } }));
        Settle();
        var (fewest, most) = (6, 6);
        Cluster.Api.Log.Written += entry =>
        {
            if (entry.Resource.ClrType != typeof(Deployment) || Web.Status.Replicas == 0)
                return;
            fewest = Math.Min(fewest, Web.Status.AvailableReplicas);
            most = Math.Max(most, Web.Status.Replicas);
        };

        Change(web => WithImage(web, "img:2"));
        Settle();

        fewest.Should().BeGreaterThanOrEqualTo(5);
        most.Should().BeLessThanOrEqualTo(8);
        Web.Status.Should().BeEquivalentTo(new { Replicas = 6, UpdatedReplicas = 6, AvailableReplicas = 6 });
        Pods.Should().OnlyContain(pod => pod.Spec.Containers[0].Image == "img:2");
    }

    [Test]
    public void Moves_one_pod_at_a_time_where_rounding_would_let_it_move_none()
    {
        Cluster.Apply(NewWeb(3, strategy: new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 0, MaxUnavailable = "10%" } }));
        Settle();

        Change(web => Stuck(web));
        Settle();

        ReplicaSets.Select(replicaSet => replicaSet.Spec.Replicas).Should().Equal([2, 1], "10% of 3, rounded down, is none: then one may be unavailable");
    }

    [Test]
    public void Calls_a_rollout_stuck_when_nothing_has_moved_for_as_long_as_the_deadline()
    {
        var web = NewWeb(2);
        Cluster.Apply(web with { Spec = web.Spec with { ProgressDeadlineSeconds = 20 } });
        Settle();

        Change(current => Stuck(current));
        Cluster.Run(TimeSpan.FromSeconds(15));
        Condition("Progressing").Reason.Should().Be("ReplicaSetUpdated");
        Cluster.Run(TimeSpan.FromSeconds(15));

        Condition("Progressing").Should().BeEquivalentTo(new
        {
            Status = "False",
            Reason = "ProgressDeadlineExceeded",
            Message = $"ReplicaSet \"{ReplicaSets[1].Metadata.Name}\" has timed out progressing.",
        });
        Change(current => current with { Spec = current.Spec with { Template = NewWeb(2).Spec.Template } });
        Settle();
        Condition("Progressing").Reason.Should().Be("NewReplicaSetAvailable", "it goes on all the same");
    }

    [Test]
    public void Waits_until_pods_have_been_ready_for_a_while()
    {
        var web = NewWeb(2);
        Cluster.Apply(web with { Spec = web.Spec with { MinReadySeconds = 30 } });

        Within(20, () => Web.Status.ReadyReplicas == 2);
        Web.Status.AvailableReplicas.Should().Be(0);
        Condition("Available").Status.Should().Be("False");
        Cluster.Run(TimeSpan.FromSeconds(32));

        Web.Status.AvailableReplicas.Should().Be(2);
        Condition("Available").Reason.Should().Be("MinimumReplicasAvailable");
    }

    [Test]
    public void Keeps_as_many_old_replica_sets_as_its_history_may_hold()
    {
        var web = NewWeb(1);
        Cluster.Apply(web with { Spec = web.Spec with { RevisionHistoryLimit = 2 } });
        foreach (var image in new[] { "img:2", "img:3", "img:4", "img:5" })
        {
            Settle();
            Change(current => WithImage(current, image));
        }
        Settle();

        ReplicaSets.Select(Revision).Should().Equal(3, 4, 5);
    }

    [Test]
    public void Leaves_the_old_pods_alone_while_it_is_paused_and_still_scales()
    {
        Cluster.Apply(NewWeb(2));
        Settle();

        Change(web => WithImage(web, "img:2") with { Spec = WithImage(web, "img:2").Spec with { Paused = true, Replicas = 3 } });
        Settle();
        ReplicaSets.Should().ContainSingle().Which.Spec.Replicas.Should().Be(3);
        Condition("Progressing").Reason.Should().Be("DeploymentPaused");
        Change(web => web with { Spec = web.Spec with { Paused = false } });
        Settle();

        ReplicaSets.Select(replicaSet => replicaSet.Spec.Replicas).Should().Equal(0, 3);
    }

    [Test]
    public void Gives_its_replica_set_another_name_when_a_stranger_has_it()
    {
        Cluster.Apply(NewWeb(1));
        Settle();
        var template = Web.Spec.Template;
        var taken = ReplicaSets[0].Metadata.Name!;
        Client.Delete<Deployment>(Web.Key);
        Settle();
        Client.Create(new ReplicaSet
        {
            Metadata = new() { Name = taken, Namespace = "default" },
            Spec = new()
            {
                Replicas = 0,
                Selector = LabelSelector.Labels(ValueMap.Of(("app", "other"))),
                Template = template with { Metadata = template.Metadata with { Labels = ValueMap.Of(("app", "other")) } },
            },
        });

        Cluster.Apply(NewWeb(1));
        Settle();

        Web.Status.CollisionCount.Should().Be(1);
        ReplicaSets.Select(replicaSet => replicaSet.Metadata.Name).Should().Contain("web-" + PodTemplateHash.Of(template, collisionCount: 1));
        Web.Status.AvailableReplicas.Should().Be(1);
    }

    [Test]
    public void Goes_back_to_the_revision_that_an_annotation_asks_for()
    {
        Cluster.Apply(NewWeb(1));
        Settle();
        Change(web => WithImage(web, "img:2"));
        Settle();

        Change(web => web.WithAnnotation("deprecated.deployment.rollback.to", "1"));
        Settle();

        Web.Spec.Template.Spec.Containers[0].Image.Should().Be("img:1");
        Web.Annotation("deprecated.deployment.rollback.to").Should().BeNull();
        ReplicaSets.Select(Revision).Should().Equal(2, 3);
        ReplicaSets[1].Annotation("deployment.kubernetes.io/revision-history").Should().Be("1");
        EventsOf("Deployment", "web").Should().Contain("DeploymentRollback: Rolled back deployment \"web\" to revision 1");
    }

    [TestCase("7", "DeploymentRollbackRevisionNotFound: Unable to find the revision to rollback to.")]
    [TestCase("1", "DeploymentRollbackTemplateUnchanged: The rollback revision contains the same template as current deployment \"web\"")]
    [TestCase("0", "DeploymentRollbackRevisionNotFound: Unable to find last revision.")]
    public void Says_why_it_does_not_go_back(string revision, string expected)
    {
        Cluster.Apply(NewWeb(1));
        Settle();

        Change(web => web.WithAnnotation("deprecated.deployment.rollback.to", revision));
        Settle();

        EventsOf("Deployment", "web").Should().Contain(expected);
        Web.Annotation("deprecated.deployment.rollback.to").Should().BeNull();
        Web.Spec.Template.Spec.Containers[0].Image.Should().Be("img:1");
    }

    [Test]
    public void Creates_no_new_pod_before_the_last_old_one_is_gone_when_it_recreates()
    {
        Cluster.Apply(NewWeb(3, strategy: new() { Type = "Recreate" }));
        Settle();
        var together = false;
        Cluster.Api.Log.Written += _ => together |= Client.List<Pod>("default").Select(pod => pod.Spec.Containers[0].Image).Distinct().Count() > 1;

        Change(web => WithImage(web, "img:2"));
        Settle();

        together.Should().BeFalse();
        Web.Status.AvailableReplicas.Should().Be(3);
    }
}

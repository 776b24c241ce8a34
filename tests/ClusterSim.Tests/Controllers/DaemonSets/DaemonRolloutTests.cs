using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Controllers.Revisions;

namespace ClusterSim.Tests.Controllers.DaemonSets;

public sealed class DaemonRolloutTests : DaemonSetFixture
{
    [Test]
    public void Has_no_more_nodes_without_a_pod_than_it_may_while_it_rolls()
    {
        Create(NewAgent(spec: spec => Rolling(spec, 1)));
        var fewest = 3;
        Cluster.Api.Log.Written += _ => fewest = Math.Min(fewest, Pods.Count(pod => pod.IsReady));

        EditAndSettle(spec => WithImage(spec, "img:2"));

        fewest.Should().Be(2);
        Images.Should().Equal("node-1 img:2", "node-2 img:2", "node-3 img:2");
        Agent.Status.UpdatedNumberScheduled.Should().Be(3);
    }

    [TestCase("34%", 2)]
    [TestCase("66%", 2)]
    [TestCase("100%", 3)]
    public void Rounds_the_share_of_nodes_that_may_be_without_up(string share, int expected)
    {
        Create(NewAgent(spec: spec => Rolling(spec, share)));

        EditAndSettle(spec => Stuck(spec, "img:2"));

        Pods.Count(pod => pod.Spec.Containers[0].Image == "img:2").Should().Be(expected);
    }

    [Test]
    public void Stops_when_new_pods_do_not_get_ready_and_replaces_those_first_when_it_is_mended()
    {
        Create(NewAgent());
        EditAndSettle(spec => Stuck(spec, "img:2"));
        Images.Should().Equal("node-1 img:2", "node-2 img:1", "node-3 img:1");

        Edit(spec => NewAgent("img:3").Spec);
        Within(60, () => Images.Contains("node-1 img:3"));
        Images.Should().Contain("node-2 img:1").And.Contain("node-3 img:1");
        Settle();

        Images.Should().Equal("node-1 img:3", "node-2 img:3", "node-3 img:3");
    }

    [Test]
    public void Creates_new_pods_beside_the_old_ones_when_it_surges()
    {
        Create(NewAgent(spec: spec => Rolling(spec, 0, 2)));
        var (fewest, most) = (3, 3);
        Cluster.Api.Log.Written += _ =>
        {
            fewest = Math.Min(fewest, Pods.Select(pod => (pod.Spec.NodeName, pod.IsReady)).Where(pod => pod.IsReady).Select(pod => pod.NodeName).Distinct().Count());
            most = Math.Max(most, Pods.Count);
        };

        EditAndSettle(spec => WithImage(spec, "img:2"));

        fewest.Should().Be(3);
        most.Should().Be(5);
        Images.Should().Equal("node-1 img:2", "node-2 img:2", "node-3 img:2");
    }

    [Test]
    public void Keeps_the_old_pods_as_long_as_the_new_ones_beside_them_do_not_serve()
    {
        Create(NewAgent(spec: spec => Rolling(spec, 0, 1)));

        EditAndSettle(spec => Stuck(spec, "img:2"));

        Images.Should().Equal("node-1 img:1", "node-1 img:2", "node-2 img:1", "node-3 img:1");
        Agent.Status.Should().BeEquivalentTo(new { NumberReady = 3, NumberAvailable = 3, UpdatedNumberScheduled = 0, CurrentNumberScheduled = 3 });
        EditAndSettle(_ => NewAgent("img:1", spec => Rolling(spec, 0, 1)).Spec);
        Images.Should().Equal("node-1 img:1", "node-2 img:1", "node-3 img:1");
    }

    [Test]
    public void Replaces_only_what_is_deleted_by_hand_when_told_so()
    {
        Create(NewAgent(spec: spec => spec with { UpdateStrategy = new() { Type = "OnDelete" } }));
        EditAndSettle(spec => WithImage(spec, "img:2"));
        Agent.Status.UpdatedNumberScheduled.Should().Be(0);

        Client.Delete(Pods.Single(pod => pod.Spec.NodeName == "node-2"));
        Settle();

        Images.Should().Equal("node-1 img:1", "node-2 img:2", "node-3 img:1");
        Agent.Status.UpdatedNumberScheduled.Should().Be(1);
    }

    [Test]
    public void Waits_until_a_new_pod_has_been_ready_for_a_while()
    {
        Create(NewAgent(spec: spec => spec with { MinReadySeconds = 20 }));
        Cluster.Run(TimeSpan.FromSeconds(30));
        Agent.Status.NumberAvailable.Should().Be(3);

        Edit(spec => WithImage(spec, "img:2"));
        Within(60, () => Agent.Status is { ObservedGeneration: 2, NumberReady: 3, UpdatedNumberScheduled: 1 });
        Cluster.Run(TimeSpan.FromSeconds(18));
        Agent.Status.Should().BeEquivalentTo(new { NumberAvailable = 2, NumberUnavailable = 1, UpdatedNumberScheduled = 1 });
        Cluster.Run(TimeSpan.FromMinutes(3));

        Agent.Status.Should().BeEquivalentTo(new { NumberAvailable = 3, UpdatedNumberScheduled = 3 });
    }

    [Test]
    public void Remembers_as_many_templates_as_its_history_may_hold()
    {
        Create(NewAgent(spec: spec => spec with { RevisionHistoryLimit = 1 }));

        foreach (var image in new[] { "img:2", "img:3", "img:4" })
            EditAndSettle(spec => WithImage(spec, image));

        Revisions.Select(revision => revision.Revision).Should().Equal(3, 4);
    }

    [Test]
    public void Takes_the_revision_out_again_when_a_template_comes_back()
    {
        Create(NewAgent());
        var first = Revisions[0].Metadata.Name;
        EditAndSettle(spec => WithImage(spec, "img:2"));

        EditAndSettle(spec => WithImage(spec, "img:1"));

        Revisions.Select(revision => (revision.Revision, revision.Metadata.Name == first)).Should().Equal((2, false), (3, true));
        Pods.Select(pod => pod.Metadata.Labels[RevisionNames.PodLabel]).Should().OnlyContain(hash => first == "agent-" + hash);
    }

    [Test]
    public void Gives_its_revision_another_name_when_a_stranger_has_it()
    {
        Create(NewAgent());
        var taken = Revisions[0].Metadata.Name;
        Client.Delete<DaemonSet>(Agent.Key);
        Settle();
        Client.Create(new ControllerRevision { Metadata = new() { Name = taken, Namespace = "default" }, Data = new JsonObject([new("a", 1)]), Revision = 7 });

        Create(NewAgent());

        Agent.Status.CollisionCount.Should().Be(1);
        Agent.Status.NumberReady.Should().Be(3);
        Revisions.Single(revision => revision.Controller is not null).Metadata.Name.Should().NotBe(taken);
    }

    [Test]
    public void Makes_one_of_two_revisions_that_hold_the_same()
    {
        Create(NewAgent());
        var first = Revisions[0];
        Client.Create(first with { Metadata = new() { Name = "twin", Namespace = "default", Labels = first.Metadata.Labels.Set(RevisionNames.PodLabel, "twin") }, Revision = 5 });
        Settle();

        Revisions.Should().ContainSingle().Which.Metadata.Name.Should().Be("twin");
        Pods.Select(pod => pod.Metadata.Labels[RevisionNames.PodLabel]).Should().Equal("twin", "twin", "twin");
        EventsOf("DaemonSet", "agent").Should().NotContain(e => e.StartsWith("SuccessfulDelete"));
    }

    [Test]
    public void Refuses_to_select_every_pod_there_is() =>
        FluentActions.Invoking(() => Cluster.Apply(NewAgent(spec: spec => spec with { Selector = new() }))).Should().Throw<ClusterSim.ApiServer.ApiException>()
            .WithMessage("*empty selector is invalid for daemonset*");
}

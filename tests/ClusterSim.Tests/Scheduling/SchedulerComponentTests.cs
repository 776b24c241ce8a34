using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

[TestFixture]
public sealed class SchedulerComponentTests : SchedulerFixture
{
    [Test]
    public void Binds_a_pod_to_the_node_that_fits_and_tells_so()
    {
        CreateNode("small", cpu: "500m");
        CreateNode("large", cpu: "4");
        CreatePod("web");

        StartScheduler();

        NodeOf("web").Should().Be("large");
        Scheduled("web")!.Status.Should().Be("True");
        var told = EventsAbout("web").Should().ContainSingle().Subject;
        told.Should().BeEquivalentTo(new
        {
            Type = "Normal",
            Reason = "Scheduled",
            Message = "Successfully assigned default/web to large",
            Action = "Binding",
            ReportingComponent = "default-scheduler",
        });
    }

    [Test]
    public void Says_why_a_pod_fits_nowhere_in_the_words_of_the_real_scheduler()
    {
        CreateNode("n1", cpu: "2");
        CreateNode("n2", cpu: "4", change: node => node with { Spec = new() { Taints = [new() { Key = "dedicated", Value = "db", Effect = "NoSchedule" }] } });
        CreateNode("n3", cpu: "4", change: node => node with { Spec = new() { Unschedulable = true } });
        StartScheduler();

        CreatePod("big", cpu: "3");
        Deliver();

        const string Text = "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. "
            + "no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.";
        Scheduled("big").Should().BeEquivalentTo(new { Status = "False", Reason = "Unschedulable", Message = Text, ObservedGeneration = 1L });
        EventsAbout("big").Should().ContainSingle().Which.Should().BeEquivalentTo(new { Type = "Warning", Reason = "FailedScheduling", Action = "Scheduling", Message = Text });
    }

    [Test]
    public void Says_so_when_there_are_no_nodes_and_goes_on_when_one_comes()
    {
        StartScheduler();
        CreatePod("web");
        Deliver();

        Scheduled("web")!.Message.Should().Be("no nodes available to schedule pods");
        CreateNode("n1");
        Loop.Run(TimeSpan.FromSeconds(3));

        NodeOf("web").Should().Be("n1");
    }

    [Test]
    public void Tries_a_pod_again_at_once_when_room_is_made_for_it()
    {
        CreateNode("n1", cpu: "2");
        StartScheduler();
        CreatePod("first", cpu: "2");
        CreatePod("second", cpu: "2");
        Deliver();
        NodeOf("second").Should().BeNull();

        Client.Delete<Pod>(Key("first"));
        Deliver();

        NodeOf("second").Should().Be("n1");
    }

    [Test]
    public void Does_not_try_a_pod_again_for_changes_that_cannot_help_it()
    {
        CreateNode("n1", cpu: "1");
        StartScheduler();
        CreatePod("big", cpu: "8");
        Deliver();
        var attempts = Failures("big");

        CreateNode("n2", cpu: "2");
        Client.Update(Client.Get<Node>(new ObjectKey("n1")).WithLabel("disk", "ssd"));
        Loop.Run(TimeSpan.FromMinutes(1));

        Failures("big").Should().Be(attempts);
    }

    [Test]
    public void Tries_an_unschedulable_pod_again_after_five_minutes_though_nothing_changed()
    {
        CreateNode("n1", cpu: "1");
        StartScheduler();
        CreatePod("big", cpu: "8");
        Deliver();

        Loop.Run(TimeSpan.FromMinutes(5));
        Failures("big").Should().Be(1);
        Loop.Run(TimeSpan.FromSeconds(31));

        Failures("big").Should().Be(2);
    }

    [Test]
    public void Schedules_pods_of_higher_priority_first()
    {
        CreateNode("n1", cpu: "2");
        CreatePod("low", cpu: "2", priority: 1);
        CreatePod("high", cpu: "2", priority: 10);

        StartScheduler();

        NodeOf("high").Should().Be("n1");
        NodeOf("low").Should().BeNull();
    }

    [Test]
    public void Evicts_a_pod_of_lower_priority_to_make_room()
    {
        CreateNode("n1", cpu: "2");
        StartScheduler();
        CreatePod("low", cpu: "2", priority: 1, finalizer: "example.com/hold");
        Deliver();

        var preemptor = CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        Pod("low").IsBeingDeleted.Should().BeTrue();
        Pod("low").Condition("DisruptionTarget").Should().BeEquivalentTo(new
        {
            Status = "True",
            Reason = "PreemptionByScheduler",
            Message = "default-scheduler: preempting to accommodate a higher priority pod",
        });
        EventsAbout("low").Should().Contain(told => told.Reason == "Preempted" && told.Message == $"Preempted by pod {preemptor.Metadata.Uid} on node n1");
        Pod("high").Status.NominatedNodeName.Should().Be("n1");
        Scheduled("high")!.Message.Should().Be("0/1 nodes are available: 1 Insufficient cpu.");

        Finish("low");
        Deliver();

        NodeOf("high").Should().Be("n1");
    }

    [Test]
    public void Leaves_a_node_to_the_pod_that_waits_for_it()
    {
        CreateNode("n1", cpu: "4");
        StartScheduler();
        CreatePod("low", cpu: "3", priority: 1, finalizer: "example.com/hold");
        Deliver();
        CreatePod("high", cpu: "3", priority: 10);
        Deliver();

        Finish("low");
        CreatePod("thief", cpu: "3", priority: 5);
        Deliver();

        NodeOf("high").Should().Be("n1");
        NodeOf("thief").Should().BeNull();
    }

    [Test]
    public void Keeps_a_gated_pod_out_until_its_gate_is_lifted()
    {
        CreateNode("n1");
        StartScheduler();
        CreatePod("gated", spec: spec => spec with { SchedulingGates = [new() { Name = "example.com/wait" }] });
        Deliver();
        NodeOf("gated").Should().BeNull();
        EventsAbout("gated").Should().BeEmpty();

        var pod = Pod("gated");
        Client.Update(pod with { Spec = pod.Spec with { SchedulingGates = [] } });
        Deliver();

        NodeOf("gated").Should().Be("n1");
    }

    [Test]
    public void Leaves_pods_of_other_schedulers_alone()
    {
        CreateNode("n1");
        StartScheduler();

        CreatePod("foreign", spec: spec => spec with { SchedulerName = "another" });
        Deliver();

        NodeOf("foreign").Should().BeNull();
        Scheduled("foreign").Should().BeNull();
    }

    [Test]
    public void Never_overcommits_a_node_though_its_view_lags_behind()
    {
        Informers.Lag = TimeSpan.FromSeconds(2);
        CreateNode("n1", cpu: "2");
        CreateNode("n2", cpu: "2");
        Loop.Run(TimeSpan.FromSeconds(3));
        StartScheduler();
        for (var i = 0; i < 6; i++)
            CreatePod("p" + i);

        Loop.Run(TimeSpan.FromSeconds(30));

        Client.List<Pod>("default").Where(pod => pod.IsBound).CountBy(pod => pod.Spec.NodeName!).Should().BeEquivalentTo(new Dictionary<string, int> { ["n1"] = 2, ["n2"] = 2 });
    }

    [Test]
    public void Spreads_pods_among_equal_nodes_by_chance_and_the_same_way_for_the_same_seed()
    {
        for (var i = 0; i < 8; i++)
            CreateNode("n" + i);
        CreatePod("web");

        StartScheduler();

        NodeOf("web").Should().Be("n" + new ClusterSim.Simulation.RandomStream(1, "scheduler").Next(8));
    }

    [Test]
    public void Schedules_by_a_policy_of_ones_own()
    {
        CreateNode("n1");
        CreateNode("n2", change: node => node with { Metadata = node.Metadata with { Labels = [new("tier", "gold")] } });
        CreateNode("n3");
        CreatePod("web");

        StartScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new GoldFirst(), weight: 10)] });

        NodeOf("web").Should().Be("n2");
    }

    [Test]
    public void Names_the_plugin_that_failed_and_goes_on()
    {
        CreateNode("n1");
        CreatePod("bad");
        CreatePod("good");

        StartScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new FailsForBad())] });

        NodeOf("good").Should().Be("n1");
        Scheduled("bad").Should().BeEquivalentTo(new { Reason = "SchedulerError", Message = "running Filter plugin \"FailsForBad\": out of order" });
    }

    private int Failures(string pod) =>
        EventsAbout(pod).Where(told => told.Reason == "FailedScheduling").Sum(told => told.Series?.Count ?? 1);

    private sealed class GoldFirst : NodeScore
    {
        public override string Name => "GoldFirst";

        public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

        protected override long Score(PodShape pod, NodeView node) => node.Labels.Find("tier") == "gold" ? 100 : 0;
    }

    private sealed class FailsForBad : NodeFilter
    {
        public override string Name => "FailsForBad";

        protected override Verdict Filter(PodShape pod, NodeView node) => Verdict.Fits;

        protected override Verdict Filter(PodShape pod, CycleState state, NodeView node) =>
            state.Pod.Metadata.Name == "bad" ? throw new InvalidOperationException("out of order") : Verdict.Fits;
    }
}

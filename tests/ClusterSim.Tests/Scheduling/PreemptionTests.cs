using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Policy;
using ClusterSim.Client;
using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Plugins;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Whom a Pod of higher priority drives out, and what it waits for.</summary>
[TestFixture]
public sealed class PreemptionTests : SchedulerFixture
{
    [Test]
    public void Evicts_nobody_for_a_pod_that_does_not_want_it()
    {
        CreateNode("n1", cpu: "2");
        StartScheduler();
        CreatePod("low", cpu: "2", priority: 1);
        Deliver();
        Client.Create(new ClusterSim.Api.Scheduling.PriorityClass { Metadata = new() { Name = "patient" }, Value = 10, PreemptionPolicy = "Never" });

        CreatePod("high", cpu: "2", spec: spec => spec with { PriorityClassName = "patient" });
        Loop.Run(TimeSpan.FromSeconds(30));

        NodeOf("low").Should().Be("n1");
        Scheduled("high")!.Message.Should().Be("0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.");
        Pod("high").Status.NominatedNodeName.Should().BeNull();
    }

    [Test]
    public void Spares_what_a_disruption_budget_protects_as_long_as_there_are_others()
    {
        CreateNode("n1", cpu: "2");
        CreateNode("n2", cpu: "2");
        CreateBound("protected", "n1", priority: 1);
        CreateBound("important", "n2", priority: 5);
        CreateBudget("protected");
        StartScheduler();

        CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        Client.Find<Pod>(Key("important")).Should().BeNull();
        NodeOf("protected").Should().Be("n1");
        NodeOf("high").Should().Be("n2");
    }

    [Test]
    public void Breaks_a_disruption_budget_where_nothing_else_helps()
    {
        CreateNode("n1", cpu: "2");
        CreateBound("protected", "n1", priority: 1);
        CreateBudget("protected");
        StartScheduler();

        CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        Client.Find<Pod>(Key("protected")).Should().BeNull();
        NodeOf("high").Should().Be("n1");
    }

    [Test]
    public void Evicts_no_more_pods_than_it_takes_and_the_least_important_ones()
    {
        CreateNode("n1", cpu: "3");
        CreateBound("one", "n1", priority: 1, cpu: "1");
        CreateBound("two", "n1", priority: 2, cpu: "1");
        CreateBound("three", "n1", priority: 3, cpu: "1");
        StartScheduler();

        CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        Client.List<Pod>("default").Select(pod => pod.Metadata.Name).Should().BeEquivalentTo("high", "three");
        NodeOf("high").Should().Be("n1");
    }

    [Test]
    public void Does_not_evict_more_while_its_victims_take_their_time()
    {
        CreateNode("n1", cpu: "2");
        CreateNode("n2", cpu: "2");
        CreateBound("slow", "n1", priority: 1, finalizer: "example.com/hold");
        CreateBound("other", "n2", priority: 2);
        StartScheduler();
        CreatePod("high", cpu: "2", priority: 10);
        Deliver();
        Pod("high").Status.NominatedNodeName.Should().Be("n1");

        ReportAllocatable("n2", "2500m");
        Loop.Run(TimeSpan.FromSeconds(30));

        NodeOf("other").Should().Be("n2");
        Pod("high").Status.NominatedNodeName.Should().Be("n1");
        Scheduled("high")!.Message.Should().Be("0/2 nodes are available: 2 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to a terminating pod on the nominated node.");

        Finish("slow");
        Deliver();
        NodeOf("high").Should().Be("n1");
    }

    [Test]
    public void Gives_up_a_nomination_that_leads_nowhere_any_more()
    {
        CreateNode("n1", cpu: "2");
        CreateNode("n2", cpu: "1");
        CreateBound("slow", "n1", priority: 1, finalizer: "example.com/hold");
        StartScheduler();
        CreatePod("high", cpu: "2", priority: 10);
        Deliver();
        Pod("high").Status.NominatedNodeName.Should().Be("n1");

        Client.Delete<Node>(new ObjectKey("n1"));
        CreateNode("n3", cpu: "1");
        Loop.Run(TimeSpan.FromMinutes(6)); // Nothing that happened can help: it is tried again when it has waited long enough.

        Pod("high").Status.NominatedNodeName.Should().BeNull();
        NodeOf("high").Should().BeNull();
    }

    [Test]
    public void Sends_pods_of_lower_priority_that_waited_for_the_node_elsewhere()
    {
        CreateNode("n1", cpu: "2");
        CreateBound("slow", "n1", priority: 1, finalizer: "example.com/hold");
        StartScheduler();
        CreatePod("middle", cpu: "2", priority: 5);
        Deliver();
        Pod("middle").Status.NominatedNodeName.Should().Be("n1");

        CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        Pod("high").Status.NominatedNodeName.Should().Be("n1");
        Pod("middle").Status.NominatedNodeName.Should().BeNull();
        Finish("slow");
        Deliver();
        NodeOf("high").Should().Be("n1");
        NodeOf("middle").Should().BeNull();
    }

    [Test]
    public void A_pod_that_waits_for_permission_is_sent_back_rather_than_deleted()
    {
        CreateNode("n1", cpu: "2");
        StartScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new Holds("low"))] });
        CreatePod("low", cpu: "2", priority: 1);
        Deliver();

        CreatePod("high", cpu: "2", priority: 10);
        Loop.Run(TimeSpan.FromSeconds(3));

        NodeOf("high").Should().Be("n1");
        Pod("low").IsBeingDeleted.Should().BeFalse();
        EventsAbout("low").Select(told => $"{told.Reason}: {told.Message}").Take(2).Should().Equal(
            "FailedScheduling: waiting on permit for pod: preempted",
            $"Preempted: Preempted by pod {Pod("high").Metadata.Uid} on node n1");
        Scheduled("low")!.Message.Should().StartWith("0/1 nodes are available: 1 Insufficient cpu.", "it was tried again");
    }

    [Test]
    public void Looks_for_as_many_candidates_as_it_is_told_to_from_a_node_that_chance_picks()
    {
        for (var i = 0; i < 8; i++)
        {
            CreateNode("n" + i, cpu: "2");
            CreateBound("low" + i, "n" + i, priority: 8 - i);
        }
        StartScheduler(new()
        {
            Profiles = [SchedulerProfile.Default.With(new PluginRegistration("DefaultPreemption", handle => new DefaultPreemption(handle, new() { MinCandidateNodesPercentage = 0, MinCandidateNodesAbsolute = 1 })))],
        });

        CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        NodeOf("high").Should().Be("n" + new RandomStream(1, "scheduler").Next(8), "the first that would do is taken, though others would do less harm");
    }

    [Test]
    public void Considers_every_node_of_a_small_cluster_and_harms_the_least()
    {
        for (var i = 0; i < 8; i++)
        {
            CreateNode("n" + i, cpu: "2");
            CreateBound("low" + i, "n" + i, priority: i == 5 ? 1 : 2);
        }
        StartScheduler();

        CreatePod("high", cpu: "2", priority: 10);
        Deliver();

        NodeOf("high").Should().Be("n5");
    }

    private void ReportAllocatable(string node, string cpu)
    {
        var known = Client.Get<Node>(new ObjectKey(node));
        Client.UpdateStatus(known with { Status = known.Status with { Allocatable = [new("cpu", cpu), new("memory", "8Gi"), new("pods", 110)] } });
    }

    private void CreateBound(string name, string node, int priority, string cpu = "2", string? finalizer = null)
    {
        CreatePod(name, cpu, priority, spec => spec with { NodeName = node }, finalizer);
        Client.Update(Pod(name).WithLabel("app", name));
    }

    private void CreateBudget(string app)
    {
        var budget = Client.Create(new PodDisruptionBudget
        {
            Metadata = new() { Name = app, Namespace = "default" },
            Spec = new() { MinAvailable = 1, Selector = new() { MatchLabels = [new("app", app)] } },
        });
        Client.UpdateStatus(budget with { Status = budget.Status with { DisruptionsAllowed = 0, ExpectedPods = 1, CurrentHealthy = 1, DesiredHealthy = 1 } });
    }

    private sealed class Holds(string pod) : IPermitPlugin, IEnqueueExtensions
    {
        public string Name => "Holds";

        public IReadOnlyList<RegisteredEvent> EventsToRegister => [];

        public PermitResult Permit(Pod waiting, CycleState state, string nodeName) =>
            waiting.Metadata.Name == pod ? PermitResult.Wait(TimeSpan.FromMinutes(10)) : PermitResult.Allow;
    }
}

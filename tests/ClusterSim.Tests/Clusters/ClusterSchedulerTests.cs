using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Api.Scheduling;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Clusters;

/// <summary>A cluster's schedulers say why.</summary>
public sealed class ClusterSchedulerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Test]
    public void Explains_a_pending_pod_as_its_event_does()
    {
        using var cluster = new Cluster();
        cluster.Apply(Pod("big", cpu: "5"));
        cluster.Run(Soon);

        var explanation = cluster.Scheduler.Explain("default", "big");

        explanation.EventMessage.Should().Be(cluster.Client.List<Event>("default").Last(@event => @event.Reason == "FailedScheduling").Message);
        explanation.Wait!.Kind.Should().Be(WaitKind.Change);
        explanation.Wait.Attempts.Should().BePositive();
        explanation.Remedies.Should().ContainSingle(remedy => remedy.Kind == RemedyKind.FreeResource && remedy.Subject == "cpu");
    }

    [Test]
    public void Explains_a_bound_pod_as_if_it_were_not_there()
    {
        using var cluster = new Cluster();
        cluster.Apply(Pod("web", cpu: "3"));
        cluster.Run(Soon);
        var node = cluster.Client.Get<Pod>("default", "web").Spec.NodeName;

        var explanation = cluster.Scheduler.Explain("default", "web");

        explanation.NodeName.Should().Be(node);
        explanation.FeasibleNodes.Should().Equal("node-1", "node-2", "node-3");
        explanation.BestNodes.Should().Equal(["node-1", "node-2", "node-3"], "without it all Nodes are alike");
    }

    [Test]
    public void Explains_a_pod_that_might_be_as_it_would_be_stored()
    {
        using var cluster = new Cluster();
        var template = Pod("web", cpu: "5");
        var limited = template with { Spec = template.Spec with { PriorityClassName = "system-node-critical", Containers = [template.Spec.Containers[0] with { Resources = new() { Limits = [new("cpu", "5")] } }] } };

        var explanation = cluster.Scheduler.Explain(limited);

        explanation.Nodes.Should().OnlyContain(node => node.Rejection!.Message == "Insufficient cpu", "limits are requests where none are given");
        cluster.Client.List<Pod>().Should().BeEmpty();
        cluster.Scheduler.Explain(template with { Metadata = new() }).Namespace.Should().Be("default");
        cluster.Invoking(it => it.Scheduler.Explain(template with { Spec = template.Spec with { PriorityClassName = "unheard-of" } })).Should().Throw<ApiException>().WithMessage("*unheard-of*");
        cluster.Invoking(it => it.Scheduler.Explain("default", "nobody")).Should().Throw<ApiException>().WithMessage("pods \"nobody\" not found");
    }

    [Test]
    public void Explains_a_pod_that_might_be_in_the_place_of_the_one_of_its_name()
    {
        using var cluster = new Cluster(new ClusterOptions { Nodes = 1 });
        cluster.Apply(Pod("web", cpu: "3"));
        cluster.Run(Soon);

        cluster.Scheduler.Explain(Pod("web", cpu: "4")).BestNodes.Should().Equal("node-1");
        cluster.Scheduler.Explain(Pod("other", cpu: "4")).BestNodes.Should().BeEmpty();
    }

    [Test]
    public void Goes_by_the_profile_that_the_pod_names()
    {
        var options = new SchedulerOptions { Profiles = [SchedulerProfile.Default, SchedulerProfile.Default.Without("NodeResourcesFit") with { SchedulerName = "lavish" }] };
        using var cluster = new Cluster(new ClusterOptions { Scheduler = options });
        var pod = Pod("big", cpu: "100");

        cluster.Scheduler.Explain(pod).IsSchedulable.Should().BeFalse();
        cluster.Scheduler.Explain(pod with { Spec = pod.Spec with { SchedulerName = "lavish" } }).IsSchedulable.Should().BeTrue();
        var unserved = cluster.Scheduler.Explain(pod with { Spec = pod.Spec with { SchedulerName = "mine" } });
        (unserved.IsServed, unserved.Remedies.Single().Sentence).Should().Be((false, "No scheduler serves the schedulerName mine; there are: default-scheduler, lavish."));
    }

    [Test]
    public void Asks_the_scheduler_that_the_pod_names()
    {
        var other = new SchedulerComponent(new() { Profiles = [SchedulerProfile.Default.Without("NodeResourcesFit") with { SchedulerName = "lavish" }] }, "lavish-scheduler");
        using var cluster = new Cluster(new ClusterOptions { Components = [other] });
        var pod = Pod("big", cpu: "100");

        cluster.Scheduler.Explain(pod).IsSchedulable.Should().BeFalse();
        cluster.Scheduler.Explain(pod with { Spec = pod.Spec with { SchedulerName = "lavish" } }).IsSchedulable.Should().BeTrue();
        using var without = new Cluster(new ClusterOptions { WithoutComponents = ["kube-scheduler"] });
        without.Scheduler.Explain(pod).Remedies.Single().Sentence.Should().Be("No scheduler serves the schedulerName default-scheduler; there is no scheduler at all.");
    }

    [Test]
    public void Tells_for_whose_permission_a_pod_waits()
    {
        using var cluster = new Cluster(new ClusterOptions { Scheduler = new() { Profiles = [SchedulerProfile.Default.With(() => new Hesitant())] } });
        cluster.Apply(Pod("web", cpu: "1"));
        cluster.Run(Soon);

        var explanation = cluster.Scheduler.Explain("default", "web");

        explanation.Remedies.Single().Sentence.Should().Be($"The Pod has been given {explanation.NodeName} and waits for Hesitant to allow it.");
        explanation.Wait!.Kind.Should().Be(WaitKind.Binding);
    }

    [Test]
    public void Asking_changes_nothing()
    {
        var asked = Fingerprints(asks: true);
        var left = Fingerprints(asks: false);

        asked.Should().Equal(left);
    }

    private static List<ulong> Fingerprints(bool asks)
    {
        using var cluster = new Cluster(new ClusterOptions { Seed = 5, Nodes = 4 });
        var fingerprints = new List<ulong>();
        cluster.Apply(new PriorityClass { Metadata = new() { Name = "high" }, Value = 1000 });
        for (var i = 0; i < 24; i++)
        {
            var pod = Pod($"p{i}", cpu: i % 3 == 0 ? "1500m" : "900m");
            cluster.Apply(i % 5 == 4 ? pod with { Spec = pod.Spec with { PriorityClassName = "high" } } : i % 7 == 6 ? Apart(pod) : pod);
            Ask();
            cluster.Run(TimeSpan.FromSeconds(i % 4));
            Ask();
            fingerprints.Add(cluster.Fingerprint);
        }
        cluster.Run(TimeSpan.FromMinutes(10));
        fingerprints.Add(cluster.Fingerprint);
        cluster.Client.List<Pod>().Select(pod => pod.IsBound).Distinct().Should().HaveCount(2, "some wait, some do not");
        return fingerprints;

        void Ask()
        {
            if (!asks)
                return;
            foreach (var pod in cluster.Client.List<Pod>())
                cluster.Scheduler.Explain(pod);
            var might = Pod("might", cpu: "2");
            cluster.Scheduler.Explain(might with { Spec = might.Spec with { PriorityClassName = "high" } });
        }
    }

    // On a Node of its own, and at most one more in one zone than in another.
    private static Pod Apart(Pod pod) => pod with
    {
        Metadata = pod.Metadata with { Labels = [new("apart", "yes")] },
        Spec = pod.Spec with
        {
            Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = LabelSelector.Label("apart", "yes") }] } },
            TopologySpreadConstraints = [new() { TopologyKey = "kubernetes.io/hostname", MaxSkew = 1, WhenUnsatisfiable = "DoNotSchedule", LabelSelector = LabelSelector.Label("apart", "yes") }],
        },
    };

    private static Pod Pod(string name, string cpu) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { Containers = [new() { Name = "main", Image = "app", Resources = new() { Requests = [new("cpu", cpu)] } }] },
    };

    private sealed class Hesitant : IPermitPlugin
    {
        public string Name => "Hesitant";

        public PermitResult Permit(Pod pod, CycleState state, string nodeName) => PermitResult.Wait(TimeSpan.FromMinutes(10));
    }
}

using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes;

namespace ClusterSim.Tests.Nodes;

/// <summary>Critical Pods that are bound to a machine where there is no room for them.</summary>
public sealed class CriticalPodTests : WholeClusterFixture
{
    protected override ClusterOptions Options => new() { Nodes = 1, Machine = MachineSpec.WithCapacity("4", "4Gi") };

    [Test]
    public void Pushes_out_as_few_as_will_do_of_the_lowest_class()
    {
        Bind("guaranteed", "1", isGuaranteed: true);
        Bind("small", "1");
        Bind("large", "2");
        RunUntilReady("guaranteed", "small", "large");

        Bind("critical", "2", priority: "system-node-critical");
        RunUntilReady("critical");

        Pod("large").Status.Should().Match<PodStatus>(status => status.Phase == "Failed" && status.Reason == "Preempting" && status.Message == "Preempted in order to admit critical pod");
        Pod("large").Status.Conditions.Should().Contain(condition => condition.Type == "DisruptionTarget" && condition.Reason == "TerminationByKubelet" && condition.Message == "Pod was preempted by Kubelet to accommodate a critical pod.");
        EventsOf("large").Should().Contain("Preempting: Preempted in order to admit critical pod");
        ReadyPods("small").Concat(ReadyPods("guaranteed")).Should().HaveCount(2);
    }

    [Test]
    public void Is_refused_where_even_that_would_not_help()
    {
        Bind("small", "1");
        RunUntilReady("small");

        Bind("critical", "5", priority: "system-node-critical");
        Run(1);

        Pod("critical").Status.Reason.Should().Be("OutOfcpu");
        ReadyPods("small").Should().ContainSingle();
    }

    [Test]
    public void Others_push_out_nobody()
    {
        Bind("large", "4");
        RunUntilReady("large");

        Bind("late", "1");
        Run(1);

        Pod("late").Status.Reason.Should().Be("OutOfcpu");
    }

    private void Bind(string name, string cpu, string? priority = null, bool isGuaranteed = false)
    {
        ValueMap<Quantity> amounts = [new("cpu", cpu), new("memory", "100Mi")];
        ApplyPod(
            name,
            container: main => main with { Resources = new() { Requests = amounts, Limits = isGuaranteed ? amounts : [] } },
            spec: spec => spec with { NodeName = "node-1", PriorityClassName = priority });
    }
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that each name the one Node they are for, as those of a DaemonSet do.</summary>
/// <remarks>Source: test/integration/scheduler_perf/misc/performance-config.yaml, SchedulingDaemonset (v1.36).</remarks>
public sealed class SchedulingDaemonset : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Light with
    {
        Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchFields = [ByName] }] } } },
    });

    private static NodeSelectorRequirement ByName => new() { Key = "metadata.name", Operator = "In", Values = [PerfNodes.Roomy] };

    public override IEnumerable<Node> Nodes(int size) => [PerfNodes.WithName(), .. PerfNodes.Of(size)];

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2, "pod-");
}

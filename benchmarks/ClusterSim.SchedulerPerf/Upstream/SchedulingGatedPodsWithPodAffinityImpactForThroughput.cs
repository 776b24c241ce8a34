namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods whose arrival concerns many others that a gate holds back.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingGatedPodsWithPodAffinityImpactForThroughput (v1.36).</remarks>
public sealed class SchedulingGatedPodsWithPodAffinityImpactForThroughput : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Light, new KeyValuePair<string, string>("app", "scheduler-perf"));

    private static readonly PodTemplateSpec Gated = Template with
    {
        Spec = Template.Spec with
        {
            SchedulingGates = [new() { Name = "scheduling-gate-1" }],
            Affinity = new() { PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { LabelSelector = AffinityTerms.Labels("app", "scheduler-perf"), TopologyKey = AffinityTerms.Hostname }] } },
        },
    };

    public override bool HasFixedNodes => true;

    public override IEnumerable<Node> Nodes(int size) => [PerfNodes.WithName()];

    public override IEnumerable<Pod> InitialPods(int size) => Gated.Pods(size * 2, "gated-");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 4, "pod-");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that must be in one of two zones; all Nodes are in the first.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingNodeAffinity (v1.36).</remarks>
public sealed class SchedulingNodeAffinity : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Spec with
    {
        Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchExpressions = [InZones] }] } } },
    });

    private static NodeSelectorRequirement InZones => new() { Key = AffinityTerms.Zone, Operator = "In", Values = ["zone1", "zone2"] };

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size, "zone1");

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size, "init-");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2, "pod-");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that must be in one zone with others of their kind; all Nodes are in it.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingPodAffinity (v1.36).</remarks>
public sealed class SchedulingPodAffinity : Workload
{
    private static readonly PodTemplateSpec Template = AffinityTerms.Near("blue", AffinityTerms.InSched("blue", AffinityTerms.Zone));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size, "zone1");

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.Sched;

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size, "init-", "sched-0");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size, "pod-", "sched-1");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that would rather be on one Node with others of their kind.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingPreferredPodAffinity (v1.36).</remarks>
public sealed class SchedulingPreferredPodAffinity : Workload
{
    private static readonly PodTemplateSpec Template = AffinityTerms.RatherNear("red", AffinityTerms.InSched("red", AffinityTerms.Hostname));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.Sched;

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size, "init-", "sched-0");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size, "pod-", "sched-1");
}

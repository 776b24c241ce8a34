namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that would rather not be on one Node with others of their kind.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingPreferredPodAntiAffinity (v1.36).</remarks>
public sealed class SchedulingPreferredPodAntiAffinity : Workload
{
    private static readonly PodTemplateSpec Template = AffinityTerms.RatherNotNear("yellow", AffinityTerms.InSched("yellow", AffinityTerms.Hostname));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.Sched;

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size, "init-", "sched-0");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size, "pod-", "sched-1");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that keep off each other: at most one on each Node.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingPodAntiAffinity (v1.36).</remarks>
public sealed class SchedulingPodAntiAffinity : Workload
{
    private static readonly PodTemplateSpec Template = AffinityTerms.NotNear("green", AffinityTerms.InSched("green", AffinityTerms.Hostname));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.Sched;

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size / 5, "init-", "sched-0");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2 / 5, "pod-", "sched-1");
}

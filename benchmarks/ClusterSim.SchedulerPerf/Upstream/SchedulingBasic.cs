namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that want nothing special.</summary>
/// <remarks>Source: test/integration/scheduler_perf/misc/performance-config.yaml, SchedulingBasic (v1.36).</remarks>
public sealed class SchedulingBasic : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.Default.Pods(size / 5, "init-");

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size * 2, "pod-");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods for which three others of four have to give way, on every Node.</summary>
/// <remarks>Source: test/integration/scheduler_perf/default_preemption/performance-config.yaml, PreemptionBasic (v1.36).</remarks>
public sealed class PreemptionBasic : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => [PerfPods.PriorityClass];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.LowPriority.Pods(size * 4, "low-");

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.HighPriority.Pods(size, "high-");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Small Pods on Nodes that are almost full, while others come for which Pods have to give way.</summary>
/// <remarks>Source: test/integration/scheduler_perf/default_preemption/performance-config.yaml, PreemptionAsync (v1.36).</remarks>
public sealed class PreemptionAsync : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => [PerfPods.PriorityClass];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.LowPriority.Pods(size * 4, "low-");

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size, "pod-");

    public override IEnumerable<Step> Steps(int size) => Interleave(size, PodsPerChurn, static i => [Step.Create(PerfPods.HighPriority.Pod($"high-{i:00000}"))]);
}

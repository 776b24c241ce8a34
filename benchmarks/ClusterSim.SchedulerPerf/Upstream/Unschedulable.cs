namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that want nothing special, while others come that fit nowhere.</summary>
/// <remarks>Source: test/integration/scheduler_perf/default_preemption/performance-config.yaml, Unschedulable (v1.36).</remarks>
public sealed class Unschedulable : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => [PerfPods.PriorityClass];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.Default.Pods(size / 50, "init-");

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size * 2, "pod-");

    public override IEnumerable<Step> Steps(int size) => Interleave(size, PodsPerChurn, static i => [Step.Create(PerfPods.HighPriorityLargeCpu.Pod($"large-{i:00000}"))]);
}

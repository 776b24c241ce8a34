namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods with a disk for which three others of four have to give way, on every Node.</summary>
/// <remarks>Source: test/integration/scheduler_perf/volumes/performance-config.yaml, PreemptionPVs (v1.36).</remarks>
public sealed class PreemptionPVs : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => [PerfPods.PriorityClass, .. MeasuredPods(size).Disks(PerfVolumes.Ebs)];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.LowPriority.Pods(size * 4, "low-");

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.HighPriority.Pods(size, "high-").WithClaims();
}

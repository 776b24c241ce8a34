namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that each have a disk of a kind that was once built into Kubernetes.</summary>
/// <remarks>Source: test/integration/scheduler_perf/volumes/performance-config.yaml, SchedulingInTreePVs (v1.36).</remarks>
public sealed class SchedulingInTreePVs : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => [.. InitialPods(size).Disks(PerfVolumes.Ebs), .. MeasuredPods(size).Disks(PerfVolumes.Ebs)];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.Default.Pods(size / 5, "init-").WithClaims();

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size * 2 / 5, "pod-").WithClaims();
}

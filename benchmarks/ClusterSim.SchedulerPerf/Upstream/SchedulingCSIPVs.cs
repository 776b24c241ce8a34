namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that each have a disk of a driver that attaches 39 to a Node.</summary>
/// <remarks>Source: test/integration/scheduler_perf/volumes/performance-config.yaml, SchedulingCSIPVs (v1.36).</remarks>
public sealed class SchedulingCSIPVs : Workload
{
    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size).Select(static node => node.With("attachable-volumes-csi-" + PerfVolumes.Driver, PerfVolumes.PerNode));

    public override IEnumerable<ApiObject> Objects(int size) => [.. Nodes(size).Select(PerfVolumes.DriverOn), .. InitialPods(size).Disks(PerfVolumes.Csi), .. MeasuredPods(size).Disks(PerfVolumes.Csi)];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.Default.Pods(size, "init-").WithClaims();

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size, "pod-").WithClaims();
}

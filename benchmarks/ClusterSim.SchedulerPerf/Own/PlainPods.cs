namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods that want nothing but CPU and memory.</summary>
/// <remarks>One of the five workloads of which the real scheduler's figures are known (docs/performance.md).</remarks>
public sealed class PlainPods : Workload
{
    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> MeasuredPods(int size) => MeasuredPodTemplates.Web.Pods(5_000, "pod-");
}

namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods that want nothing but CPU and memory; every Node has thirty others already.</summary>
/// <remarks>One of the five workloads of which the real scheduler's figures are known (docs/performance.md).</remarks>
public sealed class PlainPodsOnUsedNodes : Workload
{
    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> InitialPods(int size) => Nodes(size).SelectMany(static node => ExistingOn(node.Metadata.Name!).Pods(30, node.Metadata.Name + "-"));

    public override IEnumerable<Pod> MeasuredPods(int size) => MeasuredPodTemplates.Web.Pods(5_000, "pod-");

    private static PodTemplateSpec ExistingOn(string node) =>
        PodTemplates.Template(MeasuredPodTemplates.Spec("100m", "128Mi") with { NodeName = node }, new KeyValuePair<string, string>("app", "existing"));
}

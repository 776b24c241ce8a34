namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that keep off each other, in all namespaces of their team. In the end each Node has one.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingRequiredPodAntiAffinityWithNSSelector (v1.36).</remarks>
public sealed class SchedulingRequiredPodAntiAffinityWithNSSelector : Workload
{
    private const int NodesPerNamespace = 50;

    private const int PodsPerNamespace = 40;

    private static readonly PodTemplateSpec Template = AffinityTerms.NotNear("green", AffinityTerms.InTeam("green", AffinityTerms.Hostname));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.OfTeam(size / NodesPerNamespace);

    public override IEnumerable<Pod> InitialPods(int size) => Enumerable.Range(0, size / NodesPerNamespace).SelectMany(i => Template.Pods(PodsPerNamespace, "init-", $"init-ns-{i}"));

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size / 5, "pod-", "measure-ns-0");
}

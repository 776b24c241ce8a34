namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that must be in one zone with others of their team; all Nodes are in it.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingRequiredPodAffinityWithNSSelector (v1.36).</remarks>
public sealed class SchedulingRequiredPodAffinityWithNSSelector : Workload
{
    private const int NodesPerNamespace = 50;

    private const int PodsPerNamespace = 50;

    private static readonly PodTemplateSpec Template = AffinityTerms.Near("blue", AffinityTerms.InTeam("blue", AffinityTerms.Zone));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size, "zone1");

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.OfTeam(size / NodesPerNamespace);

    public override IEnumerable<Pod> InitialPods(int size) => Enumerable.Range(0, size / NodesPerNamespace).SelectMany(i => Template.Pods(PodsPerNamespace, "init-", $"init-ns-{i}"));

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2 / 5, "pod-", "measure-ns-0");
}

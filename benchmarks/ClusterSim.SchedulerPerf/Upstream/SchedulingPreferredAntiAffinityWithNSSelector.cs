namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that would rather not be on one Node with others of their team.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingPreferredAntiAffinityWithNSSelector (v1.36).</remarks>
public sealed class SchedulingPreferredAntiAffinityWithNSSelector : Workload
{
    private const int NodesPerNamespace = 50;

    private const int PodsPerNamespace = 40;

    private static readonly PodTemplateSpec Template = AffinityTerms.RatherNotNear("green", AffinityTerms.InTeam("green", AffinityTerms.Hostname));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.OfTeam(size / NodesPerNamespace);

    public override IEnumerable<Pod> InitialPods(int size) => Enumerable.Range(0, size / NodesPerNamespace).SelectMany(i => Template.Pods(PodsPerNamespace, "init-", $"init-ns-{i}"));

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2 / 5, "pod-", "measure-ns-0");
}

namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that want nothing special, among others that want each other near or far.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, MixedSchedulingBasePod (v1.36).</remarks>
public sealed class MixedSchedulingBasePod : Workload
{
    private static readonly (string Prefix, PodTemplateSpec Template)[] Kinds =
    [
        ("default-", PerfPods.Default),
        ("affinity-", AffinityTerms.Near("blue", AffinityTerms.InSched("blue", AffinityTerms.Zone))),
        ("anti-affinity-", AffinityTerms.NotNear("green", AffinityTerms.InSched("green", AffinityTerms.Hostname))),
        ("preferred-affinity-", AffinityTerms.RatherNear("red", AffinityTerms.InSched("red", AffinityTerms.Hostname))),
        ("preferred-anti-affinity-", AffinityTerms.RatherNotNear("yellow", AffinityTerms.InSched("yellow", AffinityTerms.Hostname))),
    ];

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size, "zone1");

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.Sched;

    public override IEnumerable<Pod> InitialPods(int size) => Kinds.SelectMany(kind => kind.Template.Pods(size * 2 / 5, kind.Prefix, "sched-0"));

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size, "pod-");
}

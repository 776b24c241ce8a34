namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that mind nobody, but that others keep off.</summary>
/// <remarks>Source: test/integration/scheduler_perf/affinity/performance-config.yaml, SchedulingPodMatchingAntiAffinity (v1.36).</remarks>
public sealed class SchedulingPodMatchingAntiAffinity : Workload
{
    private static readonly PodTemplateSpec Template = AffinityTerms.NotNear("green", AffinityTerms.InSched("green", AffinityTerms.Hostname));

    private static readonly PodTemplateSpec Minded = PodTemplates.Template(PerfPods.Spec, new KeyValuePair<string, string>("color", "green"));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => Namespaces.Sched;

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size / 5, "init-", "sched-0");

    public override IEnumerable<Pod> MeasuredPods(int size) => Minded.Pods(size, "pod-", "sched-1");
}

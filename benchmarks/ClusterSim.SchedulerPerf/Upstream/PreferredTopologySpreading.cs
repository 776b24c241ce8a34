namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that would rather be spread over three zones.</summary>
/// <remarks>Source: test/integration/scheduler_perf/topology_spreading/performance-config.yaml, PreferredTopologySpreading (v1.36).</remarks>
public sealed class PreferredTopologySpreading : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Spec with
    {
        TopologySpreadConstraints = [new() { MaxSkew = 5, TopologyKey = AffinityTerms.Zone, WhenUnsatisfiable = "ScheduleAnyway", LabelSelector = AffinityTerms.Labels("color", "blue") }],
    }, new KeyValuePair<string, string>("color", "blue"));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size, "moon-1", "moon-2", "moon-3");

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.Default.Pods(size, "init-");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size, "pod-");
}

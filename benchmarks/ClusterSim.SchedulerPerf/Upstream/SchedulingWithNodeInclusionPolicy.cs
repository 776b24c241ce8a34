namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that must be spread evenly over the Nodes whose taints they tolerate; a fifth of the Nodes are none of those.</summary>
/// <remarks>Source: test/integration/scheduler_perf/topology_spreading/performance-config.yaml, SchedulingWithNodeInclusionPolicy (v1.36).</remarks>
public sealed class SchedulingWithNodeInclusionPolicy : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Spec with
    {
        TopologySpreadConstraints =
        [
            new()
            {
                MaxSkew = 1, TopologyKey = AffinityTerms.Hostname, WhenUnsatisfiable = "DoNotSchedule", NodeAffinityPolicy = "Honor", NodeTaintsPolicy = "Honor",
                LabelSelector = AffinityTerms.Labels("foo", "bar"),
            },
        ],
    }, new KeyValuePair<string, string>("foo", "bar"));

    public override IEnumerable<Node> Nodes(int size) => [.. PerfNodes.Of(size * 4 / 5), .. PerfNodes.Tainted(size / 5)];

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 4 / 5, "pod-");
}

namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods that must be spread over three zones so that none has more than one more than another.</summary>
/// <remarks>One of the five workloads of which the real scheduler's figures are known (docs/performance.md).</remarks>
public sealed class SpreadOverZones : Workload
{
    private static readonly PodTemplateSpec Template = MeasuredPodTemplates.Web with
    {
        Spec = MeasuredPodTemplates.Web.Spec with
        {
            TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = AffinityTerms.Zone, WhenUnsatisfiable = "DoNotSchedule", LabelSelector = AffinityTerms.Labels("app", "web") }],
        },
    };

    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(5_000, "pod-");
}

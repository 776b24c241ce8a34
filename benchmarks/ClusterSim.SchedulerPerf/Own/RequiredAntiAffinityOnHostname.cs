namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods of which no two may be on one Node.</summary>
/// <remarks>One of the five workloads of which the real scheduler's figures are known (docs/performance.md).</remarks>
public sealed class RequiredAntiAffinityOnHostname : Workload
{
    private static readonly PodTemplateSpec Template = MeasuredPodTemplates.Web with
    {
        Spec = MeasuredPodTemplates.Web.Spec with
        {
            Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { LabelSelector = AffinityTerms.Labels("app", "web"), TopologyKey = AffinityTerms.Hostname }] } },
        },
    };

    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(Math.Min(1_000, size), "pod-");
}

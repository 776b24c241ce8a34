namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods with a Secret as a volume.</summary>
/// <remarks>Source: test/integration/scheduler_perf/volumes/performance-config.yaml, SchedulingSecrets (v1.36).</remarks>
public sealed class SchedulingSecrets : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Spec with { Volumes = [new() { Name = "secret", Secret = new() { SecretName = "secret" } }] });

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<Pod> InitialPods(int size) => Template.Pods(size / 5, "init-");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2, "pod-");
}

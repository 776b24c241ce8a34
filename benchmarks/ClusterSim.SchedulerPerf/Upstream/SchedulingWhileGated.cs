namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Small Pods for one Node, while others leave it and many more wait behind a gate.</summary>
/// <remarks>Source: test/integration/scheduler_perf/misc/performance-config.yaml, SchedulingWhileGated (v1.36).</remarks>
public sealed class SchedulingWhileGated : Workload
{
    private const int PodsPerDeletion = 20; // Upstream deletes 50 a second, and schedules some 900.

    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Light with { TerminationGracePeriodSeconds = 0 });
    private static readonly PodTemplateSpec Gated = PodTemplates.Template(PerfPods.Light with { SchedulingGates = [new() { Name = "test.k8s.io/hold" }] });

    public override bool HasFixedNodes => true;

    public override IEnumerable<Node> Nodes(int size) => [PerfNodes.WithName()];

    public override IEnumerable<Pod> InitialPods(int size) => [.. Gated.Pods(size * 2, "gated-"), .. Leaving(size)];

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 4, "pod-");

    public override IEnumerable<Step> Steps(int size)
    {
        var leaving = Leaving(size).ToArray();
        return Interleave(size, PodsPerDeletion, i => [Step.Delete(leaving[i])]);
    }

    private static IEnumerable<Pod> Leaving(int size) => Template.Pods(size * 4, "leaving-");
}

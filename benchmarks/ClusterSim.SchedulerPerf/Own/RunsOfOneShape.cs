namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods of ten sizes, five hundred of a size one after the other.</summary>
/// <remarks>For the goal of runs of one shape.</remarks>
public sealed class RunsOfOneShape : Workload
{
    private static readonly PodTemplateSpec[] Templates = [.. Enumerable.Range(1, 10).Select(static i => MeasuredPodTemplates.Sized($"{i * 50}m", $"{i * 64}Mi"))];

    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> MeasuredPods(int size) => Enumerable.Range(0, 5_000).Select(static i => Templates[i / 500].Pod($"pod-{i:00000}"));
}

namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods of which no two ask for the same.</summary>
/// <remarks>For the goal of a shape never seen.</remarks>
public sealed class ShapeNeverSeen : Workload
{
    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> MeasuredPods(int size) => Enumerable.Range(0, 2_000).Select(static i => MeasuredPodTemplates.Sized($"{100 + (i % 400)}m", $"{131_072 + i}Ki").Pod($"pod-{i:00000}"));
}

namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Pods of ten sizes in random order, all of which have been seen before.</summary>
/// <remarks>For the goal of a shape seen before.</remarks>
public sealed class ShapeSeenBefore : Workload
{
    private static readonly PodTemplateSpec[] Templates = [.. Enumerable.Range(1, 10).Select(static i => MeasuredPodTemplates.Sized($"{i * 50}m", $"{i * 64}Mi"))];

    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<Pod> InitialPods(int size) => Enumerable.Range(0, 30).Select(static i => Templates[i % Templates.Length].Pod($"init-{i:00000}"));

    public override IEnumerable<Pod> MeasuredPods(int size)
    {
        var x = 42UL;
        for (var i = 0; i < 5_000; i++)
        {
            x = unchecked((x * 6364136223846793005) + 1442695040888963407);
            yield return Templates[(int)((x >> 33) % (ulong)Templates.Length)].Pod($"pod-{i:00000}");
        }
    }
}

using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.SchedulerPerf.Own;

/// <summary>Ten times as many Pods as Nodes, of ten sizes, packed onto Nodes of five sizes until no more fit; those that do not fit are dropped.</summary>
/// <remarks>One of the five workloads of which the real scheduler's figures are known (docs/performance.md).</remarks>
public sealed class BinPacking : Workload
{
    private static readonly (int MilliCpu, int MemoryMi)[] Sizes =
        [(250, 512), (500, 2048), (1000, 2048), (1500, 8192), (2000, 4096), (3000, 12288), (4000, 16384), (6000, 49152), (8000, 24576), (8000, 32768)];

    private static readonly PodTemplateSpec[] Templates = Array.ConvertAll(Sizes, static size => MeasuredPodTemplates.Sized($"{size.MilliCpu}m", $"{size.MemoryMi}Mi"));

    public override SchedulerOptions Scheduler => new()
    {
        Profiles = [SchedulerProfile.Default.With(new PluginRegistration("NodeResourcesFit", static _ => new NodeResourcesFit(new() { ScoringStrategy = ScoringStrategy.MostAllocated })))],
    };

    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.OfFiveSizes(size);

    public override IEnumerable<Pod> MeasuredPods(int size)
    {
        var x = 42UL;
        for (var i = 0; i < size * 10; i++)
        {
            x = unchecked((x * 6364136223846793005) + 1442695040888963407);
            yield return Templates[(int)((x >> 33) % (ulong)Templates.Length)].Pod($"pod-{i:00000}");
        }
    }
}
